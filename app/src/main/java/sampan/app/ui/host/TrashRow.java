package sampan.app.ui.host;

import sampan.server.TrashItem;

/// Something in a share's trash as it is shown. Immutable.
///
/// @param item what the server says
/// @param who what the device that removed it calls itself; empty where nobody knows
record TrashRow(TrashItem item, String who) {
    String name() {
        return item.path().leaf();
    }
}
