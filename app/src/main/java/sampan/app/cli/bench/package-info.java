/// Measures the connection models of this installation: a host in a process of its own, and a crowd of visitors in this
/// one.
@org.jspecify.annotations.NullMarked
package sampan.app.cli.bench;
