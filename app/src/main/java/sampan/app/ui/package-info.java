/// The window: puts its features together, and is the program when Sampan is started without a command.
package sampan.app.ui;
