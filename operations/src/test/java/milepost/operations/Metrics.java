package milepost.operations;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics of {@code docs/metrics.md} with their labels, and what an expression asks of them. That a running suite shows what the page says is
 * tested where one runs, in the module acceptance.
 */
final class Metrics {

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "without", "on", "ignoring", "bool");
    private static final Set<String> OF_EVERY_SERIES = Set.of("job", "instance", "process");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|[^|]*\\|([^|]*)\\|");
    private static final Pattern PICKED = Pattern.compile("([a-zA-Z_][\\w:]*)\\{([^}]*)}");
    private static final Pattern GROUPED = Pattern.compile("\\b(?:by|on)\\s*\\(([^)]*)\\)");

    private Metrics() {}

    /** Every metric with its labels, timers by their own name. */
    static Map<String, Set<String>> documented() {
        return rows(Repository.text("docs/metrics.md"));
    }

    static Set<String> ourOwn() {
        String page = Repository.text("docs/metrics.md");
        return rows(page.substring(page.indexOf("## Our own"), page.indexOf("## Of the libraries"))).keySet();
    }

    /** Those of the page, and those that rules record of them. */
    static Map<String, Set<String>> known() {
        Map<String, Set<String>> known = documented();
        Rules.all().filter(rule -> rule.containsKey("record")).forEach(rule -> known.put((String) rule.get("record"), Yaml.map(rule, "labels").keySet()));
        return known;
    }

    /** The metrics of an expression, timers by their own name. */
    static Set<String> in(String expression) {
        String bare = expression.replaceAll("\"[^\"]*\"", "").replaceAll("\\{[^}]*}", "").replaceAll("\\[[^]]*]", "").replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", "");
        Set<String> names = new TreeSet<>();
        Matcher name = Pattern.compile("(?<![\\w.:])[a-zA-Z_][\\w:]*(?!\\s*\\(|[\\w:])").matcher(bare);
        while (name.find()) {
            if (!WORDS.contains(name.group())) {
                names.add(timer(name.group()));
            }
        }
        return names;
    }

    /** What an expression asks of metrics that have no such label, as {@code metric{label}}; buckets are asked by {@code le}. */
    static Set<String> missing(String expression, Map<String, Set<String>> known) {
        Set<String> asked = new TreeSet<>();
        PICKED.matcher(expression).results().forEach(picked -> Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"").matcher(picked.group(2)).results()
                .forEach(label -> asked.add(timer(picked.group(1)) + "{" + label.group(1) + "}")));
        GROUPED.matcher(expression).results().flatMap(grouped -> Stream.of(grouped.group(1).split(",")))
                .forEach(label -> in(expression).forEach(metric -> asked.add(metric + "{" + label.strip() + "}")));
        Pattern.compile("(\\w+_seconds)_bucket").matcher(expression).results().forEach(bucket -> asked.add(bucket.group(1) + "{le}"));
        return asked.stream().filter(each -> {
            String[] parts = each.split("[{}]");
            return !OF_EVERY_SERIES.contains(parts[1]) && !known.getOrDefault(parts[0], Set.of()).contains(parts[1]);
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String timer(String name) {
        return name.replaceFirst("_seconds_(count|sum|bucket|max)$", "_seconds");
    }

    private static Map<String, Set<String>> rows(String page) {
        Map<String, Set<String>> rows = new TreeMap<>();
        ROW.matcher(page).results().forEach(row -> rows.put(row.group(1),
                Pattern.compile("`(\\w+)`").matcher(row.group(2)).results().map(label -> label.group(1)).collect(Collectors.toCollection(TreeSet::new))));
        return rows;
    }
}
