package sampan.app.transfer;

import org.jspecify.annotations.Nullable;
import sampan.protocol.Entry;
import sampan.protocol.Reply;
import sampan.protocol.Request;

/// A file or folder of this computer that a host is asked about before it is sent, with what the host said. Written by
/// one thread, and read by another only when all is answered.
final class CheckedEntry {
    private final String name;
    private final @Nullable SourceFolder folder;
    private final @Nullable SourceFile file;
    private PreflightAnswer answer = new PreflightAnswer.New();

    private CheckedEntry(String name, @Nullable SourceFolder folder, @Nullable SourceFile file) {
        this.name = name;
        this.folder = folder;
        this.file = file;
    }

    static CheckedEntry of(SourceFolder folder) {
        return new CheckedEntry(folder.remote().leaf(), folder, null);
    }

    static CheckedEntry of(SourceFile file) {
        return new CheckedEntry(file.name(), null, file);
    }

    String name() {
        return name;
    }

    /// What it is, if it is a folder.
    @Nullable
    SourceFolder folder() {
        return folder;
    }

    /// What it is, if it is a file.
    @Nullable
    SourceFile file() {
        return file;
    }

    /// How the host is asked. A folder is no file of any time, so that no empty file is taken for the same.
    Request.Candidate candidate() {
        return file == null
                ? new Request.Candidate(name, 0, Long.MIN_VALUE)
                : new Request.Candidate(name, file.size(), file.modified());
    }

    PreflightAnswer answer() {
        return answer;
    }

    void answer(PreflightAnswer known) {
        answer = known;
    }

    void answer(Reply.Answer said) {
        answer = switch (said) {
            case Reply.New _ -> new PreflightAnswer.New();
            case Reply.Same _ -> new PreflightAnswer.Same();
            case Reply.Differs(Entry there) when folder != null && there.isFolder() -> new PreflightAnswer.Same();
            case Reply.Differs(Entry there) -> new PreflightAnswer.Differs(there);
            case Reply.Bad bad -> Manifest.named(bad.position(), bad.reason(), bad.offer());
            case Reply.Clash(String other) -> new PreflightAnswer.Clash(other, null);
            case Reply.NoRight(String right) -> new PreflightAnswer.NoRight(right);
        };
    }
}
