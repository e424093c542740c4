/// The engine that carries files: what was dropped becomes a transfer, which runs on its own threads and
/// links, survives lost links, asks about conflicts without holding up the rest, and says what became of
/// every file.
package sampan.app.transfer;
