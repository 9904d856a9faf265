package milepost.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** P10: all declarations of the largest provider, page by page along the cursors, against COPY of the same documents. */
final class FullSync implements Metric {

    private static final String FIRST = "/api/v3/participant-declarations?page%5Bper_page%5D=1000";
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
    private static final int TAIL = 1_000;

    @Override
    public List<Result> measure(Running running) {
        Path psql = Programs.require("psql", "postgresql-client");
        String copy = "\\copy (SELECT body FROM declaration_documents WHERE provider_id = '%s' ORDER BY created_at, declaration_id) TO '/dev/null' (FORMAT binary)"
                .formatted(World.provider(0));
        Cost cost = new Cost(() -> running.pid("declarations-service"));
        Turns.Taken taken = running.turns().take("P10", () -> cost.of(() -> walked(running)).perSecond(), () -> {
            long begin = System.nanoTime();
            String output = running.programs().output("P10-limit", List.of(psql.toString(), "-X", "-c", copy), running.stage().environment(Stage.LIMIT));
            return Integer.parseInt(output.replaceAll("\\D", "")) / ((System.nanoTime() - begin) / 1e9);
        });
        return List.of(new Result("P10", "%,d declarations by cursor, pages of 1,000".formatted(World.OF_FIRST_PROVIDER), "psql \\copy of the same documents, binary",
                true, "ratio", taken.ratios(), 0.05, 0.15, taken.medians("%s documents/s"::formatted), cost.perRequest()));
    }

    private static Throughput walked(Running running) {
        Http provider = new Http(running.stage().declarations(), running.stage().innerToken(0));
        long begin = System.nanoTime();
        long pages = 0;
        for (String path = FIRST; path != null; pages++) {
            byte[] page = provider.raw(path);
            Matcher next = NEXT.matcher(new String(page, Math.max(0, page.length - TAIL), Math.min(TAIL, page.length), StandardCharsets.UTF_8));
            path = next.find() ? next.group(1) : null;
        }
        if (pages < World.OF_FIRST_PROVIDER / 1_000) {
            throw new Failed("the cursors ended after " + pages + " pages");
        }
        return new Throughput(pages, World.OF_FIRST_PROVIDER / ((System.nanoTime() - begin) / 1e9), 0, 0);
    }
}
