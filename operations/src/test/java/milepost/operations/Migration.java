package milepost.operations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A change of tables that the first new pod makes while old pods work on, by the module it belongs to and its number. */
record Migration(String name, String sql) {

    private static final Pattern CREATED = Pattern.compile("(?i)^CREATE TABLE (?:IF NOT EXISTS )?(\\S+)");
    private static final Pattern ALTERED = Pattern.compile("(?i)^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\\S+) (.*)");
    private static final Pattern GONE = Pattern.compile("(?i)^DROP (?!INDEX|TRIGGER)|^ALTER (?!TABLE|INDEX).* RENAME .*");
    private static final Pattern TAKEN = Pattern.compile("(?i)^(RENAME .*|DROP (?!CONSTRAINT).*|ALTER .* (SET NOT NULL|DROP DEFAULT|(SET DATA )?TYPE .*))$");
    private static final Pattern ADDED = Pattern.compile("(?i)^ADD (?!CONSTRAINT|CHECK|UNIQUE|FOREIGN|PRIMARY|EXCLUDE).*");
    private static final Pattern FILLED_BY_HAND = Pattern.compile("(?i).* (NOT NULL|PRIMARY KEY)( .*|$)");
    private static final Pattern FILLED_BY_ITSELF = Pattern.compile("(?i).* (DEFAULT (?!NULL)|GENERATED ).*");

    /** Those of all processes, and the platform's, which run in front of them. */
    static List<Migration> all() {
        return Stream.concat(Repository.PROCESSES.stream(), Stream.of("platform/web", "platform/messaging"))
                .flatMap(module -> Repository.files(module + "/src/main/resources/db", ".sql").stream().map(Repository.ROOT::relativize)
                        .map(file -> new Migration(module + " " + number(file.getFileName().toString()), Repository.text(file.toString()))))
                .toList();
    }

    /**
     * What would be missing for the version before, or what it would have to fill and does not know, statement by statement. Tables that the same migration creates are nobody's yet.
     * Whether the version before keeps to a new constraint, or can read a new value, cannot be seen here.
     */
    List<String> takenAway() {
        List<String> taken = new ArrayList<>();
        Set<String> created = new HashSet<>();
        for (String statement : statements()) {
            Matcher create = CREATED.matcher(statement);
            Matcher alter = ALTERED.matcher(statement);
            if (create.find()) {
                created.add(create.group(1));
            } else if (GONE.matcher(statement).find()) {
                taken.add(statement);
            } else if (alter.matches() && !created.contains(alter.group(1))) {
                actions(alter.group(2)).stream().filter(Migration::takes).forEach(action -> taken.add(alter.group(1) + ": " + action));
            }
        }
        return taken;
    }

    private static boolean takes(String action) {
        return TAKEN.matcher(action).matches()
                || ADDED.matcher(action).matches() && FILLED_BY_HAND.matcher(action).matches() && !FILLED_BY_ITSELF.matcher(action).matches();
    }

    /** Without comments and texts, in one line each. */
    private List<String> statements() {
        String bare = sql.replaceAll("(?m)--.*$", "").replaceAll("'[^']*'", "''").replaceAll("\\s+", " ");
        return Stream.of(bare.split(";")).map(String::strip).toList();
    }

    /** The parts between commas that stand in no bracket. */
    private static List<String> actions(String all) {
        List<String> actions = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < all.length(); at++) {
            char it = all.charAt(at);
            depth += it == '(' ? 1 : it == ')' ? -1 : 0;
            if (it == ',' && depth == 0) {
                actions.add(all.substring(start, at).strip());
                start = at + 1;
            }
        }
        actions.add(all.substring(start).strip());
        return actions;
    }

    /** {@code V5} of {@code V5__outcomes_are_resources.sql}. */
    private static String number(String file) {
        return file.substring(0, file.startsWith("V") ? file.indexOf("__") : file.indexOf('.'));
    }

    @Override
    public String toString() {
        return name;
    }
}
