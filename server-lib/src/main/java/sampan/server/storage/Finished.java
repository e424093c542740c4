package sampan.server.storage;

import java.io.IOException;

/// A file that is written, forced and waits for its name.
interface Finished {
    /// The area that it lies in.
    Area area();

    /// The folder of the area that it lies in.
    Folder folder();

    /// Its name there.
    String name();

    /// Whether that name stays after it has its place, because it tells how far things went.
    boolean keepsName();

    /// Whether what has the name already is this very file, or as good as it.
    ///
    /// @param there what has the name
    boolean isAt(Folder folder, String leaf, Stat there) throws IOException;

    /// A word that is made from its content.
    String digest();
}
