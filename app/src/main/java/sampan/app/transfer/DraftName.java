package sampan.app.transfer;

import sampan.protocol.DraftId;
import sampan.protocol.RemotePath;
import sampan.protocol.Request;

/// By what name a file's draft is known at a host: derived from what is sent and where, so that a later run
/// finds it. Immutable.
///
/// @param host by what the host is known
/// @param leaf the last name that the file is offered under
/// @param salt 0; more when that draft holds another file of the same name, size and time
record DraftName(String host, SourceFile file, String leaf, int salt) {
    /// Where the file is offered.
    RemotePath target() {
        return file.in().remote().child(leaf);
    }

    /// The draft.
    Request.DraftRef draft() {
        String by = salt == 0 ? host : host + "+" + salt;
        return new Request.DraftRef(target().share(), DraftId.of(by, target(), file.size(), file.modified()));
    }

    /// The offer that begins it, or finds it again.
    Request.Offer offer(Aim aim) {
        return new Request.Offer(draft().id(), target(), file.size(), file.modified(), aim.condition());
    }

    /// Another draft of the same file.
    DraftName other() {
        return new DraftName(host, file, leaf, salt + 1);
    }

    /// The draft for another last name.
    DraftName at(String other) {
        return new DraftName(host, file, other, salt);
    }
}
