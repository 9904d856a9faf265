package milepost.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import milepost.local.Suite;
import milepost.local.SuiteOptions;
import milepost.platform.embedded.EmbeddedPostgres;
import milepost.platform.embedded.PostgresOptions;

/** The data every run begins with: made once, kept as files, copied back before each run. */
final class Loading {

    private static final List<String> KEPT = List.of("postgres", "kafka", "keys", "bench-tokens.txt");

    private final Stage stage;
    private final Programs programs;
    private final Consumer<String> say;

    Loading(Stage stage, Programs programs, Consumer<String> say) {
        this.stage = stage;
        this.programs = programs;
        this.say = say;
    }

    SuiteOptions options() {
        return SuiteOptions.defaults(stage.repository()).withData(stage.data()).withPortBase(stage.portBase()).withoutSeed();
    }

    void lay(boolean fresh) {
        Path kept = stage.home().resolve("loaded");
        Path complete = kept.resolve("complete");
        String shape = DataShape.of(stage.repository());
        try {
            if (!fresh && Files.exists(complete) && Files.readString(complete).equals(shape)) {
                say.accept("Data of an earlier run is laid out (--fresh makes it anew)");
                copy(kept, stage.data());
            } else {
                make();
                copy(stage.data(), kept);
                Files.writeString(complete, shape);
            }
        } catch (IOException e) {
            throw new Failed("the data cannot be kept", e);
        }
    }

    private void make() {
        say.accept("Making the data: %,d declarations of %d providers (%,d of the first), %,d people to declare, %,d early careers; ids are md5 of their numbers"
                .formatted(World.DECLARED, World.PROVIDERS, World.OF_FIRST_PROVIDER, World.FRESH, EarlyCareers.DECLARED));
        long begin = System.nanoTime();
        List<World.Original> originals;
        World.Original teacher;
        try (Suite suite = Suite.start(options().withFreshData(), sentence -> say.accept("  " + sentence))) {
            Http operator = new Http(suite.gatewayUrl(), suite.operatorToken());
            originals = World.putIn(operator);
            teacher = EarlyCareers.putIn(operator);
            stage.keepTokens(originals);
            say.accept("  the originals went through the API");
        }
        multiply(originals, teacher);
        say.accept("  made in %.0f s".formatted((System.nanoTime() - begin) / 1e9));
    }

    /** With no service about, which would sweep through the copies and hold the database that is copied at the end. */
    private void multiply(List<World.Original> originals, World.Original teacher) {
        PostgresOptions options = PostgresOptions.durable(stage.repository().resolve(".milepost/programs"), stage.data().resolve("postgres"),
                stage.data().resolve("logs/postgres.log"), stage.postgresPort(), stage.password());
        try (EmbeddedPostgres _ = EmbeddedPostgres.start(options); Connection connection = stage.database("postgres")) {
            Copies.make(stage, originals, teacher, say);
            // P6 reads both ends' commit times; both sides of every ratio run with it
            Copies.run(connection, "ALTER SYSTEM SET track_commit_timestamp = on");
            Copies.run(connection, "CREATE DATABASE " + Stage.LIMIT + " TEMPLATE milepost_declarations STRATEGY = FILE_COPY");
        } catch (SQLException e) {
            throw new Failed("the data cannot be made: " + e.getMessage(), e);
        }
    }

    private void copy(Path from, Path to) {
        List<String> names = KEPT.stream().filter(name -> Files.exists(from.resolve(name))).toList();
        programs.output("copy", List.of("sh", "-c", "rm -rf \"$1\" && mkdir -p \"$1\" && cd \"$0\" && cp -a --reflink=auto " + String.join(" ", names) + " \"$1\"",
                from.toString(), to.toString()), Map.of());
    }
}
