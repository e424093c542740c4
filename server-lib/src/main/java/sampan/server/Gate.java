package sampan.server;

/// What stands between the network and the sessions of one server.
///
/// @param admission how many may be there
/// @param penalties who may not even knock
record Gate(Admission admission, Penalties penalties) {
    static Gate of(ServerLimits limits) {
        return new Gate(new Admission(limits, System::nanoTime), new Penalties(System::nanoTime));
    }
}
