/// The conversation between a visitor and a host as a pure machine: messages, framing, states, names,
/// chunks. No sockets, channels, files, threads or clock. `PROTOCOL.md` is its specification.
package sampan.protocol;
