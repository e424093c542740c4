/// What a server needs to give a connection a process of its own: starting it with the connection in its hands, and
/// talking to it. Knows nothing of what is spoken on the connection.
package sampan.server.process;
