package milepost.platform.testkit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Contracts as tests hold JSON against them: JSON Schema 2020-12, formats included. */
public final class Schemas {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
            registry -> registry.resourceLoaders(loaders -> loaders.resources(Schemas::neighbour)));

    private Schemas() {}

    /** Fails with every finding unless {@code json} keeps to the schema in the file. */
    public static void assertValid(Path schema, String json) {
        List<String> findings = findings(schema, json);
        if (!findings.isEmpty()) {
            throw new AssertionError(schema.getFileName() + " refuses\n" + json + "\n" + String.join("\n", findings));
        }
    }

    /** What the schema in the file says against {@code json}. */
    public static List<String> findings(Path schema, String json) {
        return read(schema)
                .validate(json, InputFormat.JSON, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream().map(error -> error.getInstanceLocation() + ": " + error.getMessage()).toList();
    }

    /** A schema may refer to files beside it, and to nothing on the network. */
    private static @Nullable String neighbour(String place) {
        if (!place.startsWith("file:")) {
            return null;
        }
        try {
            return Files.readString(Path.of(URI.create(place)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema read(Path schema) {
        try (InputStream file = Files.newInputStream(schema)) {
            return REGISTRY.getSchema(SchemaLocation.of(schema.toAbsolutePath().toUri().toString()), file, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
