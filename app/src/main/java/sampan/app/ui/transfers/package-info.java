/// What is being carried: a line for each batch with its bar, and the questions that come up on the way.
package sampan.app.ui.transfers;
