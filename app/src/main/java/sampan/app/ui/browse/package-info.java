/// The library as a table: walking its folders, sorting and filtering, making, renaming and deleting, dropping files.
package sampan.app.ui.browse;
