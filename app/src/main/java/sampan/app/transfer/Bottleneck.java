package sampan.app.transfer;

/// What a transfer mostly waits for.
public enum Bottleneck {
    /// The disk here.
    OWN_DISK,
    /// The disk at the host.
    THEIR_DISK,
    /// The network between.
    NETWORK,
    /// The processor here: it encrypts, digests and copies.
    OWN_PROCESSOR,
    /// The processor at the host.
    THEIR_PROCESSOR,
    /// The program at the other end of the stream that is sent or fetched.
    OWN_PROGRAM,
    /// The limit that a person has set.
    LIMIT
}
