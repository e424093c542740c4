package sampan.server.storage;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import sampan.protocol.Digest;

/// The mark of one chunk of a draft: that bytes of this digest were stored there.
///
/// @param digest the digest that was found right before they were stored
/// @param instance the run of the host that stored or last read them; of another run it must be checked
///     first
/// @param length how many bytes
record Slot(Digest digest, long instance, int length) {
    /// Bytes of a mark: the digest, the instance, the length, and the CRC-32C of those.
    static final int BYTES = 32;

    private static final int CHECKED = BYTES - Integer.BYTES;

    /// Reads a mark, or null if there is none, or none that is whole.
    static @Nullable Slot read(ByteBuffer from) {
        byte[] bytes = new byte[BYTES];
        from.get(bytes);
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        Slot slot = new Slot(Digest.read(fields), fields.getLong(), fields.getInt());
        return slot.length > 0 && fields.getInt() == check(bytes) ? slot : null;
    }

    /// The mark's bytes.
    ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        digest.write(bytes);
        bytes.putLong(instance).putInt(length).putInt(check(bytes.array()));
        return bytes.flip();
    }

    private static int check(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKED);
        return (int) crc.getValue();
    }
}
