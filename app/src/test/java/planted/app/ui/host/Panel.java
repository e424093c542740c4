package planted.app.ui.host;

import planted.server.Hosting;
import sampan.app.laws.Breaks;

/// An innocent class of a feature, for another feature to know where it may not.
@Breaks({})
public final class Panel {
    final Hosting server = new Hosting();
}
