import org.jspecify.annotations.NullMarked;

/// Sampan as a person meets it: the window and the terminal commands.
@NullMarked
module sampan.app {
    requires static org.jspecify;
    requires atlantafx.base;
    requires com.google.gson;
    requires com.google.zxing;
    requires info.picocli;
    requires javafx.controls;
    requires jdk.unsupported;
    requires org.conscrypt;
    requires org.controlsfx.controls;
    requires org.jline.reader;
    requires org.jline.terminal;
    requires org.jline.terminal.ffm;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.materialdesign2;
    requires org.xerial.sqlitejdbc;
    requires sampan.protocol;
    requires sampan.server;

    exports sampan.app.ui to
            javafx.graphics;
}
