package milepost.benchmarks;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * P6: from the commit of a POST in one database to the commit of its line in the other, at 100 a second whatever the answers take,
 * against Kafka's own EndToEndLatency. PostgreSQL stamps both commits, so no clock and no polling is in the figure.
 */
final class ToTheStatement implements Metric {

    private static final int RATE = 100;
    private static final Pattern KAFKA = Pattern.compile("Avg latency: ([0-9.]+) ms[\\s\\S]*99th = (\\d+)");

    private record Latency(double mean, double tail) {}

    @Override
    public List<Result> measure(Running running) {
        Map<Double, Double> tails = new HashMap<>();
        Turns.Taken taken = running.turns().take("P6", () -> meanOf(ours(running), tails), () -> meanOf(kafka(running), tails));
        return List.of(result("P6 mean", taken.ours(), taken.limit(), 20),
                result("P6 p99", taken.ours().stream().map(tails::get).toList(), taken.limit().stream().map(tails::get).toList(), 15));
    }

    private static double meanOf(Latency latency, Map<Double, Double> tails) {
        tails.put(latency.mean(), latency.tail());
        return latency.mean();
    }

    private static Result result(String id, List<Double> ours, List<Double> limit, double floor) {
        return new Result(id, "commit of a POST to its line on the statement, " + RATE + " a second", "Kafka's EndToEndLatency, acks=all", false, "ratio",
                Ratios.of(ours, limit), floor, 6, "%.1f ms against %.2f ms".formatted(Ratios.median(ours), Ratios.median(limit)), 0);
    }

    private static Latency ours(Running running) {
        int many = RATE * running.turns().seconds();
        int first = running.people().next(many);
        try (Connection declarations = running.stage().database("milepost_declarations"); Connection statements = running.stage().database("milepost_statements")) {
            String since = one(declarations, "SELECT clock_timestamp()::text");
            post(running, first, many);
            Map<String, Double> sent = moments(declarations, "SELECT declaration_id, extract(epoch FROM pg_xact_commit_timestamp(xmin)) FROM declaration_history "
                    + "WHERE recorded_at >= '" + since + "' AND state = 'submitted'");
            if (sent.size() != many) {
                throw new Failed("of " + many + " POSTs " + sent.size() + " were committed");
            }
            Map<String, Double> there = new HashMap<>();
            Patience.until("every line is on its statement", Duration.ofSeconds(60), Duration.ofSeconds(2), () -> {
                there.putAll(moments(statements, "SELECT declaration_id, extract(epoch FROM pg_xact_commit_timestamp(xmin)) FROM line "
                        + "WHERE recorded_at >= '" + since + "'"));
                return there.keySet().containsAll(sent.keySet());
            });
            double[] millis = sent.entrySet().stream().mapToDouble(each -> 1_000 * (there.get(each.getKey()) - each.getValue())).toArray();
            return new Latency(java.util.Arrays.stream(millis).average().orElseThrow(), Ratios.percentile(millis, 0.99));
        } catch (SQLException e) {
            throw new Failed("the moments cannot be read: " + e.getMessage(), e);
        }
    }

    /** Open loop: when a request is due it goes, whoever is still waiting. */
    private static void post(Running running, int first, int many) {
        List<String> tokens = running.load().innerTokens();
        List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < many; i++) {
            int fresh = first + i;
            HttpRequest request = new Http(running.stage().declarations(), tokens.get(fresh % World.PROVIDERS))
                    .request("POST", "/api/v3/participant-declarations", World.post(fresh), "bench-" + fresh).build();
            for (long wait = begin + i * 1_000_000_000L / RATE - System.nanoTime(); wait > 0; wait = begin + i * 1_000_000_000L / RATE - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            answers.add(Http.CLIENT.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
        }
        Map<Integer, Integer> others = new TreeMap<>();
        answers.stream().map(answer -> answer.join().statusCode()).filter(status -> status != 200).forEach(status -> others.merge(status, 1, Integer::sum));
        if (!others.isEmpty()) {
            throw new Failed("this machine does not take " + RATE + " POSTs a second; by status, of " + many + ": " + others);
        }
    }

    private static Latency kafka(Running running) {
        Path properties = running.programs().write("linger0.properties", java.util.stream.Stream.of("linger.ms=0"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String output = running.programs().output("P6-limit", List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                "org.apache.kafka.tools.EndToEndLatency", running.stage().kafka(), "bench-end-to-end", Integer.toString(RATE * running.turns().seconds()),
                "all", "600", properties.toString()), Map.of());
        Matcher found = KAFKA.matcher(output);
        if (!found.find()) {
            throw new Failed("EndToEndLatency said: " + output);
        }
        // its percentiles are whole milliseconds; under one is one
        return new Latency(Double.parseDouble(found.group(1)), Math.max(1, Double.parseDouble(found.group(2))));
    }

    private static Map<String, Double> moments(Connection connection, String sql) {
        Map<String, Double> moments = new HashMap<>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                moments.merge(rows.getString(1), rows.getDouble(2), Math::min);
            }
            return moments;
        } catch (SQLException e) {
            throw new Failed(e.getMessage() + " in: " + sql, e);
        }
    }

    static String one(Connection connection, String sql) {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new Failed(e.getMessage() + " in: " + sql, e);
        }
    }
}
