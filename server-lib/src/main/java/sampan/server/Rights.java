package sampan.server;

import org.jspecify.annotations.Nullable;
import sampan.protocol.Access;

/// What the visitor of one connection may do, looked up anew for every request. Free for any thread; never waits.
interface Rights {
    /// No rights at all: a stranger's.
    Rights NONE = new Rights() {
        @Override
        public @Nullable Access in(SharedFolder share) {
            return null;
        }

        @Override
        public boolean over() {
            return true;
        }
    };

    /// All that each share allows: the host's own, who has its key.
    Rights OWNER = new Rights() {
        @Override
        public Access in(SharedFolder share) {
            return share.access();
        }

        @Override
        public boolean over() {
            return false;
        }
    };

    /// What may be done in this share now, or null when for this visitor there is no such share.
    @Nullable
    Access in(SharedFolder share);

    /// Whether everything was taken back or has run out.
    boolean over();
}
