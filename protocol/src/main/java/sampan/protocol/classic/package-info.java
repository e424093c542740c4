/// The classic dialect (`L`, `G name`, `P name`, `Q` over plain TCP) as a pure machine: no sockets, channels,
/// files, threads or clock. `CLASSIC.md` is its specification.
package sampan.protocol.classic;
