/// The terminal commands: parse, call, print, exit code. What they can do the window can do too.
package sampan.app.cli;
