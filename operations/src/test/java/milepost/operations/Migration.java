package milepost.operations;

import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A change of tables that the first new pod makes while old pods work on, by the module it belongs to and its number. */
record Migration(String module, String number, String sql) {

    /** The last of each module in 0.1.0, the first release: nobody worked on what was before, so that these may do anything. */
    static final Map<String, String> BASELINE = Map.of("gateway", "V1", "applications-service", "V4", "participants-service", "V5",
            "declarations-service", "V7", "statements-service", "V8", "platform/web", "V0.1", "platform/messaging", "V0.22");

    /** The word of an author, in front of a statement whose safety depends on what the version before does: {@code -- Old pods: nobody has used it since 0.2.0.} */
    private static final Pattern WORD = Pattern.compile("(?m)^\\s*-- Old pods: \\S.*$");
    private static final String GIVEN = "OLD_PODS ";

    private static final Pattern CREATED = Pattern.compile("(?i)^CREATE TABLE (?:IF NOT EXISTS )?([^\\s(]+)");
    private static final Pattern INDEXED = Pattern.compile("(?i)^CREATE (UNIQUE )?INDEX (CONCURRENTLY )?(?:IF NOT EXISTS )?(?:\\S+ )?ON (?:ONLY )?([^\\s(]+)");
    private static final Pattern ALTERED = Pattern.compile("(?i)^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\\S+) (.*)");
    private static final Pattern RENAMED = Pattern.compile("(?i)^ALTER (?!TABLE|INDEX).* RENAME .*");
    private static final Pattern GONE = Pattern.compile("(?i)^(DROP|TRUNCATE|DO) .*");

    private static final Pattern OTHER_MEANING = Pattern.compile("(?i)^(RENAME .*|ALTER (COLUMN )?+\\S+ (SET DATA )?TYPE .*)");
    private static final Pattern INDEX_UNDER_LOCK = Pattern.compile("(?i)^ADD (?!.* USING INDEX ).*\\b(UNIQUE|PRIMARY KEY|EXCLUDE)\\b.*");
    private static final Pattern CONSTRAINED = Pattern.compile("(?i)^(ADD (CONSTRAINT|CHECK|UNIQUE|FOREIGN|PRIMARY|EXCLUDE)\\b.*|ALTER .* SET NOT NULL)");
    private static final Pattern TAKEN = Pattern.compile("(?i)^(DROP .*|ALTER .* DROP (DEFAULT|IDENTITY|EXPRESSION).*)");
    private static final Pattern FILLED_BY_HAND = Pattern.compile("(?i)^ADD (?!(CONSTRAINT|CHECK|UNIQUE|FOREIGN|PRIMARY|EXCLUDE)\\b).* NOT NULL( .*|$)");
    private static final Pattern FILLED_BY_ITSELF = Pattern.compile("(?i).* (DEFAULT (?!NULL)|GENERATED ).*");

    /** What a script that runs again whenever it has changed – and once more when an old pod starts, which knows it as it was – cannot do twice. */
    private static final Pattern ONCE = Pattern.compile("(?i)^(CREATE (?!OR REPLACE |.*IF NOT EXISTS ).*|ALTER TABLE .* ADD (?!COLUMN IF NOT EXISTS ).*|INSERT (?!.* ON CONFLICT ).*)");

    /** Those of all processes, and the platform's, which run in front of them. */
    static List<Migration> all() {
        return Stream.concat(Repository.PROCESSES.stream(), Stream.of("platform/web", "platform/messaging"))
                .flatMap(module -> Repository.files(module + "/src/main/resources/db", ".sql").stream().map(Repository.ROOT::relativize)
                        .map(file -> new Migration(module, number(file.getFileName().toString()), Repository.text(file.toString()))))
                .toList();
    }

    /**
     * What pods of the version before could not work with or would wait for, statement by statement. Tables that the same migration creates are nobody's yet.
     * Some of it is never let pass, because there is another way; of the rest only its author knows, who has to say why in front of it.
     */
    List<String> unsafe() {
        if (isOfTheFirstRelease()) {
            return List.of();
        }
        List<String> unsafe = new ArrayList<>();
        if (module.startsWith("platform/") && !isRepeatable()) {
            unsafe.add("every database has later numbers already, Flyway refuses it");
        }
        Set<String> created = new HashSet<>();
        for (String statement : statements()) {
            String bare = statement.replace(GIVEN, "");
            Matcher create = CREATED.matcher(bare);
            if (create.find()) {
                created.add(create.group(1));
            }
            if (isRepeatable() && ONCE.matcher(bare).matches()) {
                unsafe.add("cannot run twice: " + bare);
            }
            parts(bare, created).stream().filter(Migration::hasAnotherWay).forEach(part -> unsafe.add("never: " + part));
            if (!statement.startsWith(GIVEN)) {
                parts(bare, created).stream().filter(part -> !hasAnotherWay(part)).filter(Migration::needsTheWord).forEach(part -> unsafe.add("does not say why: " + part));
            }
        }
        return unsafe;
    }

    boolean isOfTheFirstRelease() {
        String last = BASELINE.get(module);
        return last != null && !isRepeatable() && Version.parse(number.substring(1)).compareTo(Version.parse(last.substring(1))) <= 0;
    }

    private boolean isRepeatable() {
        return number.startsWith("R");
    }

    /** The actions of an ALTER TABLE, else the statement itself; nothing of what is about a new table. */
    private static List<String> parts(String statement, Set<String> created) {
        Matcher alter = ALTERED.matcher(statement);
        Matcher index = INDEXED.matcher(statement);
        if (alter.matches()) {
            return created.contains(alter.group(1)) ? List.of() : actions(alter.group(2));
        }
        return index.find() && created.contains(index.group(3)) ? List.of() : List.of(statement);
    }

    private static boolean hasAnotherWay(String part) {
        Matcher index = INDEXED.matcher(part);
        return index.find() && index.group(2) == null || RENAMED.matcher(part).matches() || OTHER_MEANING.matcher(part).matches() || INDEX_UNDER_LOCK.matcher(part).matches()
                || FILLED_BY_HAND.matcher(part).matches() && !FILLED_BY_ITSELF.matcher(part).matches();
    }

    private static boolean needsTheWord(String part) {
        Matcher index = INDEXED.matcher(part);
        return index.find() && index.group(1) != null || GONE.matcher(part).matches() || TAKEN.matcher(part).matches() || CONSTRAINED.matcher(part).matches();
    }

    /** Without comments, but for the word, and without texts, in one line each. */
    private List<String> statements() {
        String bare = WORD.matcher(sql).replaceAll(GIVEN).replaceAll("(?m)--.*$", "").replaceAll("'[^']*'", "''").replaceAll("\\s+", " ");
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

    /** {@code V5} of {@code V5__outcomes.sql}. */
    private static String number(String file) {
        return file.substring(0, file.startsWith("V") ? file.indexOf("__") : file.indexOf('.'));
    }

    @Override
    public String toString() {
        return module + " " + number;
    }
}
