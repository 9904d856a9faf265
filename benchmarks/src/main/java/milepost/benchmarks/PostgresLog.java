package milepost.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code log_statement = all} writes: statements with their parameters, by session. */
final class PostgresLog {

    private static final Pattern ENTRY = Pattern.compile("^[-0-9]+ [:.0-9]+ \\w+ \\[(\\d+)\\] (\\w+):  (.*)$");
    private static final Pattern EXECUTED = Pattern.compile("(?s)(?:execute [^:]*|statement): (.*)");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (?:(NULL)|'((?:[^']++|'')*+)')");

    private PostgresLog() {}

    /** A statement and its parameters by number; NULL is not among them. */
    record Executed(String sql, Map<Integer, String> parameters) {}

    private static final class Entry {
        private final String session;
        private final String level;
        private final StringBuilder text;

        Entry(Matcher first) {
            session = first.group(1);
            level = first.group(2);
            text = new StringBuilder(first.group(3));
        }
    }

    /** The statements from BEGIN to COMMIT of the transaction in which that text occurs. */
    static List<Executed> transactionWith(String log, String marker) {
        Map<String, List<Executed>> sessions = new HashMap<>();
        List<Entry> entries = entries(log);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Matcher sql = EXECUTED.matcher(entry.text);
            if (entry.level.equals("LOG") && sql.matches()) {
                String text = sql.group(1).strip();
                List<Executed> transaction = text.startsWith("BEGIN") ? new ArrayList<>() : sessions.getOrDefault(entry.session, new ArrayList<>());
                sessions.put(entry.session, transaction);
                transaction.add(new Executed(text, parameters(i + 1 < entries.size() ? entries.get(i + 1) : null, entry.session)));
                if (text.startsWith("COMMIT") && transaction.stream().anyMatch(each -> each.sql().contains(marker))) {
                    return transaction;
                }
            }
        }
        throw new Failed("the log of PostgreSQL shows no transaction with " + marker);
    }

    private static Map<Integer, String> parameters(@Nullable Entry next, String session) {
        Map<Integer, String> parameters = new LinkedHashMap<>();
        if (next != null && next.level.equals("DETAIL") && next.session.equals(session)) {
            Matcher each = PARAMETER.matcher(next.text);
            while (each.find()) {
                if (each.group(2) == null) {
                    parameters.put(Integer.parseInt(each.group(1)), each.group(3).replace("''", "'"));
                }
            }
        }
        return parameters;
    }

    private static List<Entry> entries(String log) {
        List<Entry> entries = new ArrayList<>();
        for (String line : log.split("\n")) {
            Matcher first = ENTRY.matcher(line);
            if (first.matches()) {
                entries.add(new Entry(first));
            } else if (!entries.isEmpty()) {
                entries.getLast().text.append('\n').append(line.startsWith("\t") ? line.substring(1) : line);
            }
        }
        return entries;
    }
}
