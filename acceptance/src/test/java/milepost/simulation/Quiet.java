package milepost.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Thousands of crashes and refusals are on purpose: nobody wants to read of each. */
final class Quiet {

    private Quiet() {
    }

    static void please() {
        ((Logger) LoggerFactory.getLogger("reactor.core.Exceptions")).setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger("milepost")).setLevel(Level.ERROR);
    }
}
