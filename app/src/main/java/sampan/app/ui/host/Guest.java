package sampan.app.ui.host;

import sampan.server.Visitor;

/// A visitor as it is shown.
///
/// @param visitor what the server says
/// @param speed bytes a second, both ways together
record Guest(Visitor visitor, long speed) {}
