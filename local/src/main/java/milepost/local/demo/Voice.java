package milepost.local.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Tells the story, one line at a time. */
final class Voice {

    private static final Map<String, String> WORDS = Map.of("output", "for what participants did", "service_fee", "service fee",
            "targeted_delivery_funding", "targeted delivery funding", "uplift", "uplift", "clawbacks", "clawed back", "net", "net", "vat", "VAT, 20 %",
            "total", "total");

    private final PrintStream out;
    private final List<String> heard = new ArrayList<>();
    private boolean underWay;

    Voice(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String sentence) {
        out.println(sentence);
    }

    void title(String title) {
        say("\n" + title + "\n" + "=".repeat(title.length()));
    }

    void aside(String sentence) {
        say("              " + sentence);
    }

    /** Something from elsewhere. What is heard during a step follows from it and is told after it. */
    synchronized void hear(String sentence) {
        if (underWay) {
            heard.add(sentence);
        } else {
            say(sentence);
        }
    }

    /** Does a step and says how long it took. */
    <T> T step(String sentence, Supplier<T> work) {
        listen(true);
        try {
            var before = System.nanoTime();
            var result = work.get();
            took(Duration.ofNanos(System.nanoTime() - before), sentence);
            return result;
        } finally {
            listen(false);
        }
    }

    private synchronized void listen(boolean toAStep) {
        underWay = toAStep;
        heard.forEach(this::say);
        heard.clear();
    }

    void took(Duration time, String sentence) {
        say("%10s    %s".formatted(readable(time), sentence));
    }

    /** What a provider's software is told, and its people are shown. */
    void refusal(JsonNode error) {
        aside("Refused, 422 %s: %s".formatted(error.path("code").asString(), error.path("detail").asString()));
        aside("What that means and what is to be done about it: /api/docs/errors#" + error.path("code").asString());
    }

    void statement(String title, JsonNode statement, Figures expected) {
        aside(title + ", " + state(statement.path("state").asString()));
        expected.totals().forEach((key, worth) -> aside("    %-28s %14s".formatted(WORDS.get(key), pounds(worth))));
    }

    static String pounds(BigDecimal amount) {
        return (amount.signum() < 0 ? "-£" : "£") + String.format(Locale.UK, "%,.2f", amount.abs());
    }

    private static String state(String state) {
        return switch (state) {
            case "open" -> "open (a forecast, it may still change)";
            case "payable" -> "payable (the deadline has passed, the figures are fixed)";
            case "paid" -> "paid (authorised by DfE finance)";
            default -> state;
        };
    }

    private static String readable(Duration time) {
        return time.toMillis() < 10_000 ? time.toMillis() + " ms" : "%.1f s".formatted(time.toMillis() / 1000.0);
    }
}
