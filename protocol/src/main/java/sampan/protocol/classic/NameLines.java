package sampan.protocol.classic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sampan.protocol.BadNameException;
import sampan.protocol.RemotePath;

/// The lines of a list, which come in any pieces, as names.
final class NameLines {
    private final ByteBuffer line = ByteBuffer.allocate(ClassicLimits.REQUEST_BYTES);
    private boolean tooLong;
    private boolean begun;

    /// The names whose lines are complete with these bytes; null if none is.
    ///
    /// @param over whether nothing more comes
    ClassicEvent.@Nullable Names read(ByteBuffer in, boolean over) {
        List<String> names = new ArrayList<>();
        int lines = 0;
        while (in.hasRemaining()) {
            byte b = in.get();
            begun = true;
            if (b == '\n') {
                lines++;
                end(names);
            } else if (line.hasRemaining()) {
                line.put(b);
            } else {
                tooLong = true;
            }
        }
        if (over && inLine()) {
            lines++;
            end(names);
        }
        return lines == 0 ? null : new ClassicEvent.Names(names, lines - names.size());
    }

    private void end(List<String> names) {
        try {
            String name =
                    StandardCharsets.UTF_8.newDecoder().decode(line.flip()).toString();
            if (!tooLong) {
                names.add(RemotePath.of(name).leaf());
            }
        } catch (CharacterCodingException | BadNameException _) {
            // Not a name; it is counted.
        }
        line.clear();
        tooLong = false;
    }

    private boolean inLine() {
        return line.position() > 0;
    }

    /// How much silence now means that nothing more comes, nanoseconds.
    long patience() {
        return begun && !inLine() ? Pauses.AFTER_LIST : Pauses.IN_LIST;
    }
}
