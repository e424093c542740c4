package sampan.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// A visitor written from `PROTOCOL.md` alone, with nothing of Sampan: the JDK's sockets, strings and
/// regular expressions. It is one thread that does not read while it writes, as scripts are.
final class PaperVisitor implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("sampan://([^:/]+):(\\d+)/[^#]*#(.{43})\\.(.{22})");
    private static final int REQUEST = 1;
    private static final int DATA = 5;
    private static final int MARK = 6;

    private final SSLSocket socket;
    private final DataOutputStream out;
    private final DataInputStream in;
    private int asked;

    /// A frame as it came.
    ///
    /// @param text its payload, as Latin-1 where it is no JSON
    record Frame(int kind, int flags, int number, String text) {}

    PaperVisitor(String link) throws IOException, GeneralSecurityException {
        Matcher parts = LINK.matcher(link);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a link");
        }
        socket =
                (SSLSocket) context().getSocketFactory().createSocket(parts.group(1), Integer.parseInt(parts.group(2)));
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setApplicationProtocols(new String[] {"sampan/1"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        byte[] key = socket.getSession().getPeerCertificates()[0].getPublicKey().getEncoded();
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(key));
        if (!id.equals(parts.group(3)) || !socket.getApplicationProtocol().equals("sampan/1")) {
            throw new IOException("another host, or another protocol");
        }
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 64 * 1024));
        in = new DataInputStream(socket.getInputStream());
        ask("{\"op\":\"hello\",\"client\":\"paper\",\"token\":\"" + parts.group(4) + "\"}");
    }

    /// Sends a request without waiting.
    void ask(String json) throws IOException {
        frame(REQUEST, 0, asked++, json.getBytes(UTF_8));
    }

    /// Sends a request with a body of one chunk, without waiting.
    void ask(String json, String body, String digest) throws IOException {
        int number = asked++;
        frame(REQUEST, 1, number, json.getBytes(UTF_8));
        frame(DATA, 0, number, body.getBytes(US_ASCII));
        frame(MARK, 2, number, HexFormat.of().parseHex(digest));
    }

    void frame(int kind, int flags, int number, byte[] payload) throws IOException {
        out.writeInt(payload.length);
        out.write(kind);
        out.write(flags);
        out.writeShort(number);
        out.write(payload);
    }

    /// The next frame.
    Frame hear() throws IOException {
        out.flush();
        int length = in.readInt();
        int kind = in.read();
        int flags = in.read();
        int number = in.readUnsignedShort();
        byte[] payload = in.readNBytes(length);
        boolean json = kind != DATA && kind != MARK;
        return new Frame(
                kind,
                flags,
                number,
                json ? new String(payload, UTF_8) : HexFormat.of().formatHex(payload));
    }

    /// Whether the host has hung up.
    boolean isOver() throws IOException {
        return in.read() < 0;
    }

    /// The id that the page proposes for a draft.
    static String draft(String host, String share, String name, long size, long modified) {
        String what = String.join("\0", "sampan draft 1", host, share, name, "" + size, "" + modified) + "\0";
        return HexFormat.of().formatHex(sha256(what.getBytes(UTF_8)), 0, 16);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        ((Socket) socket).close();
    }

    private static SSLContext context() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("device", pair.getPrivate(), new char[0], new X509Certificate[] {certificate(pair)});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), new TrustManager[] {new Anybody()}, new SecureRandom());
        return context;
    }

    /// A self-signed certificate (RFC 5280), put together by hand.
    private static X509Certificate certificate(KeyPair pair) throws GeneralSecurityException {
        HexFormat hex = HexFormat.of();
        byte[] algorithm = der(0x30, hex.parseHex("06082a8648ce3d040302"));
        byte[] name =
                der(0x30, der(0x31, der(0x30, hex.parseHex("0603550403"), der(0x0c, "paper".getBytes(US_ASCII)))));
        byte[] from = der(0x17, "200101000000Z".getBytes(US_ASCII));
        byte[] to = der(0x17, "491231235959Z".getBytes(US_ASCII));
        byte[] told = der(
                0x30,
                hex.parseHex("a003020102020101"),
                algorithm,
                name,
                der(0x30, from, to),
                name,
                pair.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(told);
        byte[] all = der(0x30, told, algorithm, der(0x03, new byte[1], signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(all));
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        if (content.size() >= 0x80) {
            all.write(0x82);
            all.write(content.size() >> 8);
        }
        all.write(content.size() & 0xFF);
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    /// Whose key it is, is asked by the pin.
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket at) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket at) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine at) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine at) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
