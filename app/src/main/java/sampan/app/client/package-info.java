/// A visitor's way to a host: one blocking link, a small pool of them, calls that return values.
package sampan.app.client;
