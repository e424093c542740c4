/// Keeps the computer from going to sleep while something is under way, in the way of each system.
package sampan.app.ui.awake;
