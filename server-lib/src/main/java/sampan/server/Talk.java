package sampan.server;

/// What an accepted connection becomes when its dialect has begun.
///
/// @param line its bytes, in the clear
/// @param sender what is to be sent on the line
/// @param traffic how many bytes it has moved
/// @param speaker this side of the conversation
record Talk(Line line, Sender sender, Traffic traffic, Speaker speaker) {}
