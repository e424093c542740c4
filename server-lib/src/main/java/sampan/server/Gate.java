package sampan.server;

import java.util.List;
import sampan.transport.DeviceId;

/// What stands between the network and the sessions of one server: who may knock, who may stay, and how many. Free for
/// any thread.
interface Gate {
    /// Whether nothing from this source is to be looked at now.
    boolean refuses(Source source);

    /// One more connection came.
    ///
    /// @return those that must go for it
    List<Admission.Stranger> enter(Admission.Stranger one);

    /// It is known which device it is.
    void met(Admission.Stranger one, DeviceId device);

    /// It may stay, and its source is forgiven what it did before.
    ///
    /// @return false if there is no room for it
    boolean join(Admission.Stranger one);

    /// Something that no honest visitor does often came from there.
    void fault(Source source);

    /// A connection ended.
    void leave(Admission.Stranger one);

    /// The gate of a whole server.
    static Gate of(ServerLimits limits) {
        return new Own(new Admission(limits, System::nanoTime), new Penalties(System::nanoTime));
    }

    /// Decides itself.
    ///
    /// @param admission how many may be there
    /// @param penalties who may not even knock
    record Own(Admission admission, Penalties penalties) implements Gate {
        @Override
        public boolean refuses(Source source) {
            return penalties.refuse(source);
        }

        @Override
        public List<Admission.Stranger> enter(Admission.Stranger one) {
            return admission.enter(one);
        }

        @Override
        public void met(Admission.Stranger one, DeviceId device) {
            admission.handshaken(one);
        }

        @Override
        public boolean join(Admission.Stranger one) {
            boolean in = admission.join(one);
            if (in) {
                penalties.pardon(one.source());
            }
            return in;
        }

        @Override
        public void fault(Source source) {
            penalties.fault(source);
        }

        @Override
        public void leave(Admission.Stranger one) {
            admission.leave(one);
        }
    }
}
