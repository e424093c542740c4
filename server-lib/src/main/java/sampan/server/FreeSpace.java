package sampan.server;

/// The room on the disk of a share. Immutable.
///
/// @param disk bytes that the disk has free for this program
/// @param uploads bytes of them that visitors may still fill: less what the host keeps for itself and what unfinished
///     uploads have still to come; 0 where they may add nothing
public record FreeSpace(long disk, long uploads) {}
