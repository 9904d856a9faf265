package milepost.operations;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names of {@code docs/metrics.md}, and those that an expression uses. */
final class Metrics {

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "without", "on", "ignoring", "bool");

    private Metrics() {}

    static Set<String> documented() {
        return named(Repository.text("docs/metrics.md"));
    }

    static Set<String> ourOwn() {
        String page = Repository.text("docs/metrics.md");
        return named(page.substring(page.indexOf("## Our own"), page.indexOf("## Of the libraries")));
    }

    /** The metrics of an expression, timers by their own name. */
    static Set<String> in(String expression) {
        String bare = expression.replaceAll("\"[^\"]*\"", "").replaceAll("\\{[^}]*}", "").replaceAll("\\[[^]]*]", "").replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", "");
        Set<String> names = new TreeSet<>();
        Matcher name = Pattern.compile("(?<![\\w.:])[a-zA-Z_][\\w:]*(?!\\s*\\(|[\\w:])").matcher(bare);
        while (name.find()) {
            if (!WORDS.contains(name.group())) {
                names.add(name.group().replaceFirst("_seconds_(count|sum|bucket|max)$", "_seconds"));
            }
        }
        return names;
    }

    /** What recording rules make of the others. */
    static Set<String> recorded() {
        return Set.copyOf(Rules.all().filter(rule -> rule.containsKey("record")).map(rule -> (String) rule.get("record")).toList());
    }

    static Stream<String> expressions() {
        return Rules.all().map(rule -> (String) rule.get("expr"));
    }

    private static Set<String> named(String page) {
        Set<String> names = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(page);
        while (row.find()) {
            names.add(row.group(1));
        }
        return names;
    }
}
