package milepost.platform.simulation;

/** Puts something in front of a port, such as a planted bug; the ports of every simulated service pass through it. */
public interface Decoration {

    Decoration NONE = new Decoration() {
        @Override
        public <P> P around(String service, Class<P> port, P real) {
            return real;
        }
    };

    /**
     * @param port the port's interface, such as a service's {@code Publishing} or the platform's {@code OutboxRows}
     * @return what the service is given in its place
     */
    <P> P around(String service, Class<P> port, P real);
}
