/// Where Sampan starts: the window, or a terminal command.
package sampan.app;
