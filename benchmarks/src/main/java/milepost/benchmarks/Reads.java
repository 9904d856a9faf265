package milepost.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** P1 and P2: one stored document and a page of a hundred, straight at the service, against pgbench with the service's own SQL. */
final class Reads implements Metric {

    private static final int TARGETS = 4_000;

    private static final String ONE = """
            \\set n random(0, %d)
            SELECT content_hash || extract(epoch FROM updated_at) AS etag, body FROM declaration_documents WHERE declaration_id = %s AND provider_id = %s;
            """.formatted(World.SPREAD - 1, Ids.sql("declaration", ":n::int"), Ids.sql("provider", ":n::int % " + World.PROVIDERS));

    /** The documents alone by the list's key: nothing of the service's filters, so the limit of what a page can cost. */
    private static final String PAGE = """
            \\set n random(0, %d)
            SELECT declaration_id, created_at, body FROM declaration_documents
            WHERE provider_id = %s AND (created_at, declaration_id) > ('2026-01-01T00:00:00Z'::timestamptz + :n::int * interval '100 seconds', %s)
            ORDER BY created_at, declaration_id LIMIT 101;
            """.formatted(World.SPREAD - 20_000, Ids.sql("provider", ":n::int % " + World.PROVIDERS), Ids.sql("declaration", ":n::int"));

    private final boolean page;

    Reads(boolean page) {
        this.page = page;
    }

    @Override
    public List<Result> measure(Running running) {
        String id = page ? "P2" : "P1";
        SplittableRandom random = new SplittableRandom(2026);
        IntSupplier numbers = () -> random.nextInt(page ? World.SPREAD - 20_000 : World.SPREAD);
        Function<Integer, String> path = page ? Reads::pageAfter : World::path;
        Cost cost = new Cost(() -> running.pid("declarations-service"));
        Turns.Taken taken = running.turns().take(id, () -> {
            List<String> tokens = running.load().innerTokens();
            return cost.of(() -> running.load().http(id, running.stage().declarations(), Stream.generate(numbers::getAsInt).limit(TARGETS)
                    .map(n -> Load.Request.get(path.apply(n), tokens.get(n % World.PROVIDERS))), running.turns().seconds())).perSecond();
        }, () -> running.load().sql(id + "-limit", page ? PAGE : ONE, Load.CLIENTS, 0, running.turns().seconds()).perSecond());
        return List.of(new Result(id, page ? "GET a page of 100, straight at the service" : "GET one declaration, straight at the service",
                "pgbench, the same rows" + (page ? "" : " by the same SQL") + ", prepared, 16 clients", true, "ratio", taken.ratios(),
                page ? 0.30 : 0.25, page ? 0.55 : 0.40, taken.medians("%s /s"::formatted), cost.perRequest()));
    }

    /** A cursor as the service gives it: somewhere in the list, not always at its beginning. */
    private static String pageAfter(int declared) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(100L * declared);
        return "/api/v3/participant-declarations?page%5Bper_page%5D=100&page%5Bafter%5D=" + Cursors.text(at, Ids.of("declaration", declared));
    }
}
