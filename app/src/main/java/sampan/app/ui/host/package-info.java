/// Sharing folders of this computer from the window: the sheet, the servers behind it, and who is there.
package sampan.app.ui.host;
