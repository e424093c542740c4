package sampan.transport;

import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// TLS as other programs speak it: any version, any certificate or none, by the JDK's own sockets.
record StrangerTls(
        String version, List<String> alpn, @Nullable PrivateKey key, List<X509Certificate> chain) {
    private SSLContext context() throws Exception {
        var context = SSLContext.getInstance("TLS");
        KeyManager[] keys = key == null
                ? new KeyManager[0]
                : new KeyManager[] {new Keys(key, chain.toArray(X509Certificate[]::new))};
        context.init(keys, new TrustManager[] {new AnyDeviceOrOther()}, new SecureRandom());
        return context;
    }

    SSLSocket socket() throws Exception {
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket();
        socket.setSSLParameters(parameters(socket.getSSLParameters()));
        return socket;
    }

    SSLServerSocket server() throws Exception {
        SSLServerSocket server = (SSLServerSocket)
                context().getServerSocketFactory().createServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress());
        server.setSSLParameters(parameters(server.getSSLParameters()));
        return server;
    }

    private SSLParameters parameters(SSLParameters parameters) {
        parameters.setProtocols(new String[] {version});
        parameters.setApplicationProtocols(alpn.toArray(String[]::new));
        return parameters;
    }

    /// Trusts everybody, even those that Sampan does not.
    private static final class AnyDeviceOrOther extends javax.net.ssl.X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /// Shows its chain whenever the key's kind is asked for.
    private static final class Keys extends X509ExtendedKeyManager {
        private final PrivateKey key;
        private final X509Certificate[] chain;

        Keys(PrivateKey key, X509Certificate... chain) {
            this.key = key;
            this.chain = chain;
        }

        private @Nullable String alias(String... types) {
            for (String type : types) {
                if (type.startsWith(key.getAlgorithm())) {
                    return "stranger";
                }
            }
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, java.security.Principal @Nullable [] issuers, java.net.@Nullable Socket socket) {
            return alias(types);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, java.security.Principal @Nullable [] issuers, java.net.@Nullable Socket socket) {
            return alias(type);
        }

        @Override
        public String @Nullable [] getClientAliases(String type, java.security.Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, java.security.Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain;
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }
    }
}
