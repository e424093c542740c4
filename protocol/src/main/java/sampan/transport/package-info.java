/// What both ends need to talk: device identity, pins, the TLS channel and links.
package sampan.transport;
