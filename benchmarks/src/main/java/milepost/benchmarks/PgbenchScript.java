package milepost.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns recorded statements into a script of pgbench: parameters become literals, except for what differs from one time to the next. */
final class PgbenchScript {

    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern IDS = Pattern.compile("\\{%1$s(?:,%1$s)*}".formatted(ID));

    /** The number of the transaction: another one each time. */
    static final String NUMBER = ":n::int";

    private PgbenchScript() {}

    /** @param copies a text of the recording, and the SQL that makes its counterpart of {@link #NUMBER} */
    static String of(List<PostgresLog.Executed> transaction, Map<String, String> copies) {
        StringBuilder script = new StringBuilder("\\set i :i + 1\n\\set n :first + :i * " + Load.CLIENTS + " + :client_id\n");
        for (PostgresLog.Executed executed : transaction) {
            script.append(statement(executed, copies)).append(";\n");
        }
        return script.toString();
    }

    private static String statement(PostgresLog.Executed executed, Map<String, String> copies) {
        Matcher place = PLACE.matcher(executed.sql());
        StringBuilder sql = new StringBuilder();
        while (place.find()) {
            String value = executed.parameters().get(Integer.parseInt(place.group(1)));
            place.appendReplacement(sql, Matcher.quoteReplacement(value == null ? "NULL" : "(" + expression(value, copies) + ")"));
        }
        return place.appendTail(sql).toString();
    }

    private static String expression(String value, Map<String, String> copies) {
        if (copies.containsKey(value)) {
            return copies.get(value);
        }
        if (value.matches("-?\\d{15,}")) {
            // the number of an advisory lock
            return "hashtextextended('lock ' || " + NUMBER + ", 0)";
        }
        String expression = literal(value);
        for (Map.Entry<String, String> copy : copies.entrySet()) {
            if (value.contains(copy.getKey())) {
                expression = "replace(" + expression + ", " + literal(copy.getKey()) + ", (" + copy.getValue() + ")::text)";
            }
        }
        return IDS.matcher(value).matches() ? "(" + expression + ")::uuid[]" : expression;
    }

    /** pgbench looks for its variables inside of literals, too, so a colon is spelt as its code. */
    private static String literal(String value) {
        return "E'" + value.replace("\\", "\\\\").replace("'", "''").replace(":", "\\072") + "'";
    }
}
