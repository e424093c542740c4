import org.jspecify.annotations.NullMarked;

/// The Sampan protocol as a pure machine, and the transport that both ends need to speak it.
@NullMarked
module sampan.protocol {
    requires static transitive org.jspecify;
    requires com.dynatrace.hash4j;
    requires com.google.gson;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.util;

    exports sampan.protocol;
    exports sampan.protocol.classic;
    exports sampan.protocol.echo;
    exports sampan.transport;
}
