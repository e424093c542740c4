package sampan.transport;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import sampan.protocol.BadNameException;
import sampan.protocol.RemotePath;
import sampan.transport.LinkSyntaxException.Problem;

/// The path of a link: names in UTF-8, percent-encoded (RFC 3986 §2.1), with `/` between them.
final class LinkPath {
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@";
    private static final int HEX = 16;
    private static final int HEX_BITS = 4;
    private static final int ASCII = 0x80;

    private LinkPath() {}

    static String encode(List<String> names) {
        return names.stream().map(LinkPath::encode).collect(Collectors.joining("/"));
    }

    private static String encode(String name) {
        StringBuilder out = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (PLAIN.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> HEX_BITS, HEX)))
                        .append(Character.toUpperCase(Character.forDigit(c & (HEX - 1), HEX)));
            }
        }
        return out.toString();
    }

    /// One slash at the end is allowed, as people write folders.
    static RemotePath decode(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        List<String> names = new ArrayList<>();
        if (path.isEmpty()) {
            return RemotePath.LIBRARY;
        }
        for (String part : trimmed.split("/", -1)) {
            if (part.isEmpty()) {
                throw new LinkSyntaxException(Problem.PATH, "has an empty name in its path");
            }
            names.add(decodeName(part));
        }
        try {
            return new RemotePath(names);
        } catch (BadNameException e) {
            throw new LinkSyntaxException(Problem.PATH, "has a name in its path that can't be one: " + e.problem());
        }
    }

    private static String decodeName(String part) {
        ByteBuffer bytes = ByteBuffer.allocate(part.length() * 3);
        int i = 0;
        while (i < part.length()) {
            char c = part.charAt(i);
            if (c == '%') {
                bytes.put(octet(part, i + 1));
                i += 3;
            } else if (c < ASCII) {
                bytes.put((byte) c);
                i++;
            } else {
                int length = Character.charCount(part.codePointAt(i));
                if (length == 1 && Character.isSurrogate(c)) {
                    throw new LinkSyntaxException(Problem.PATH, "has half a character in its path");
                }
                bytes.put(part.substring(i, i + length).getBytes(StandardCharsets.UTF_8));
                i += length;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new LinkSyntaxException(Problem.PATH, "has a name in its path that is not UTF-8");
        }
    }

    private static byte octet(String part, int at) {
        int high = at + 1 < part.length() ? digit(part.charAt(at)) : -1;
        int low = at + 1 < part.length() ? digit(part.charAt(at + 1)) : -1;
        if (high < 0 || low < 0) {
            throw new LinkSyntaxException(Problem.PATH, "has a % in its path without two hexadecimal digits after it");
        }
        return (byte) ((high << HEX_BITS) | low);
    }

    /// `Character.digit` would also take digits of other scripts.
    private static int digit(char c) {
        return c < ASCII ? Character.digit(c, HEX) : -1;
    }
}
