import org.jspecify.annotations.NullMarked;

/// The Sampan server, a library that any program can embed.
@NullMarked
module sampan.server {
    requires static transitive org.jspecify;
    requires transitive sampan.protocol;

    exports sampan.server;
}
