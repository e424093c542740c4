/// The echo dialect (a message over plain TCP, answered by `OK`) as a pure machine: no sockets, channels,
/// files, threads or clock.
///
/// A stream has no messages, so they are made of what is received: one receive of at most 1,024 bytes is one
/// message. Two sends that the network joined are one message, and one that it cut is two; what was written is
/// shown all the same, because a character is shown when its last byte has come.
package sampan.protocol.echo;
