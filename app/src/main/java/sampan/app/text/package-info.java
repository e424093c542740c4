/// Everything people read, in their language: words from the message bundles, sizes, times, and names made
/// safe to show. Knows no screen and no terminal.
package sampan.app.text;
