/// Hosting: listeners, connections, sessions, access and events.
package sampan.server;
