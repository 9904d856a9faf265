package milepost.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sixteen clients that ask as fast as they are answered: wrk for what speaks HTTP, pgbench for PostgreSQL. */
final class Load {

    static final int CLIENTS = 16;

    private final Stage stage;
    private final Programs programs;
    private final Path replay;

    Load(Stage stage, Programs programs) {
        this.stage = stage;
        this.programs = programs;
        this.replay = programs.write("replay.lua", resource("replay.lua").lines());
    }

    /** A request of the file wrk reads. */
    record Request(String method, String path, String token, String key, String body) {

        static Request get(String path, String token) {
            return new Request("GET", path, token, "", "");
        }

        String line() {
            return String.join("\t", method, path, token, key, body);
        }
    }

    Throughput http(String label, URI base, Stream<Request> requests, int seconds) {
        Path wrk = Programs.require("wrk", "wrk");
        Path file = programs.write(label + ".requests", requests.map(Request::line));
        return Throughput.ofWrk(programs.output(label, List.of(wrk.toString(), "-t1", "-c" + CLIENTS, "-d" + seconds, "--latency", "--timeout", "10",
                "-s", replay.toString(), base.toString(), "--", file.toString()), Map.of()));
    }

    /** The script's variables are {@code first}, where its numbers begin, and {@code i}, which counts a client's transactions. */
    Throughput sql(String label, String script, int clients, int first, int seconds) {
        return sql(label, Stage.LIMIT, script, clients, first, seconds);
    }

    Throughput sql(String label, String database, String script, int clients, int first, int seconds) {
        Path pgbench = Programs.require("pgbench", "postgresql-contrib");
        Path file = programs.write(label + ".sql", script.lines());
        return Throughput.ofPgbench(programs.output(label, List.of(pgbench.toString(), "-n", "-M", "prepared", "-c", Integer.toString(clients),
                "-j", Integer.toString(Math.min(2, clients)), "-T", Integer.toString(seconds), "-D", "first=" + first, "-D", "i=0", "-f", file.toString()),
                stage.environment(database)));
    }

    /** The inner tokens of all providers, good for the next 90 s. */
    List<String> innerTokens() {
        return IntStream.range(0, World.PROVIDERS).mapToObj(stage::innerToken).toList();
    }

    /** POSTs about so many people; the keys are as fresh as the people. */
    static Stream<Request> posts(List<String> tokens, int first, int many) {
        List<Request> posts = new ArrayList<>();
        for (int fresh = first; fresh < first + many; fresh++) {
            posts.add(new Request("POST", "/api/v3/participant-declarations", tokens.get(fresh % World.PROVIDERS), "bench-" + fresh, World.post(fresh)));
        }
        return posts.stream();
    }

    static String resource(String name) {
        try (InputStream file = Load.class.getResourceAsStream("/bench/" + name)) {
            return new String(java.util.Objects.requireNonNull(file, name).readAllBytes());
        } catch (IOException e) {
            throw new Failed(name + " cannot be read", e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Failed(file + " cannot be written", e);
        }
    }
}
