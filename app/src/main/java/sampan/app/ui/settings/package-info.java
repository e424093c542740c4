/// What a person chose: theme, language, where downloads go; and how they left the window.
package sampan.app.ui.settings;
