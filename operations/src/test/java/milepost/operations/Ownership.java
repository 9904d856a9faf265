package milepost.operations;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table "Who owns what" of {@code docs/convergence.md}. */
final class Ownership {

    private static final String TABLE = Repository.text("docs/convergence.md");

    private Ownership() {}

    static Set<String> publishedBy(String service) {
        Matcher row = Pattern.compile("(?m)^\\| " + service + " \\|[^|]*\\|([^|]*)\\|$").matcher(TABLE);
        if (!row.find()) {
            throw new IllegalStateException("docs/convergence.md does not say what " + service + " publishes");
        }
        Set<String> topics = new TreeSet<>();
        Matcher topic = Pattern.compile("`(milepost\\.[a-z.-]+)`").matcher(row.group(1));
        while (topic.find()) {
            topics.add(topic.group(1));
        }
        return topics;
    }

    static String ownerOf(String topic) {
        return Repository.SERVICES.stream().filter(service -> publishedBy(service).contains(topic)).findFirst().orElseThrow(() -> new IllegalStateException("nobody owns " + topic));
    }
}
