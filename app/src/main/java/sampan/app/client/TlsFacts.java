package sampan.app.client;

/// How the connection to a host is protected, for people who want to see it. Immutable.
///
/// @param fingerprint the host's key, as two people compare it
/// @param protocol the version of TLS
/// @param cipher what encrypts
public record TlsFacts(String fingerprint, String protocol, String cipher) {}
