package milepost.gateway.docs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Swagger UI's jar: its files lie in a folder that is named after its version, which it tells itself. */
final class Library {

    private static final String FOLDER = "META-INF/resources/webjars/swagger-ui/" + version() + "/";

    private Library() {
    }

    static String place(String file) {
        return FOLDER + file;
    }

    private static String version() {
        Properties about = new Properties();
        try {
            about.load(new ByteArrayInputStream(Sheet.read("META-INF/maven/org.webjars/swagger-ui/pom.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return about.getProperty("version");
    }
}
