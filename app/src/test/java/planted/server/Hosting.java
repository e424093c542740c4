package planted.server;

import planted.server.storage.Lawbreakers;

/// An innocent class for others to know where they may not; with one of the storage it makes a cycle of packages.
public final class Hosting {
    final Lawbreakers.KnowsTheServer storage = new Lawbreakers.KnowsTheServer();
}
