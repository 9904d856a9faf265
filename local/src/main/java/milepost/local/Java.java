package milepost.local;

import java.nio.file.Path;

/** The Java that runs this, which runs the services, too. */
final class Java {

    private Java() {}

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
