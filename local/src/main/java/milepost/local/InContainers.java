package milepost.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import milepost.local.sandbox.Provider;
import milepost.local.sandbox.Sandbox;

/** {@code docker/sandbox}: gives a suite that runs in containers what {@code ./run} gives its own, the sandbox data and {@code run.json}. */
final class InContainers {

    private InContainers() {}

    /** Arguments: the directory of {@code docker/Secrets.java}, and one for what is written. */
    public static void main(String[] words) throws IOException {
        Path data = Path.of(words[1]);
        try {
            provide(SuiteOptions.defaults(data).withData(data), Path.of(words[0]), System.out::println);
        } catch (Unusable e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** The processes are the container engine's and have no ids here; everything else is where a run has it. */
    static void provide(SuiteOptions options, Path secrets, Consumer<String> say) throws IOException {
        if (!Files.isReadable(secrets.resolve("operator.token"))) {
            throw new Unusable("There are no secrets in " + secrets + ": docs/operations.md says how they are made.");
        }
        Place place = new Place(options);
        Files.createDirectories(place.file("sandbox"));
        Keys keys = Keys.in(secrets);
        Sandbox sandbox = new Sandbox(place.gateway(), keys.operatorToken(), place.file("sandbox"), say);
        List<Provider> providers = sandbox.providers();
        RunFile.write(place, keys, List.of(), providers);
        say.accept("Everything for programs is in " + place.file("run.json"));
        if (!providers.isEmpty()) {
            sandbox.load();
        }
    }
}
