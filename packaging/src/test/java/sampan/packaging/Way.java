package sampan.packaging;

/// Which way files go.
enum Way {
    /// From the host to the visitor.
    GET("get"),
    /// From the visitor to the host.
    PUT("put");

    private final String word;

    Way(String word) {
        this.word = word;
    }

    /// The command that does it.
    String word() {
        return word;
    }
}
