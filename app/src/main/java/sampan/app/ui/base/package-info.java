/// What every feature of the window is made with: words in the person's language, work off the screen's thread, the
/// look, sheets over the window and sentences in it. Knows no feature.
package sampan.app.ui.base;
