package milepost.operations;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code observability/slos.yml}: what is promised, how fast a budget may burn, and what has no budget; the rules are made from it. */
record Slos(List<Map<String, Object>> promises, List<Map<String, Object>> burns, List<Map<String, Object>> never) {

    static Slos declared() {
        Map<String, Object> file = Yaml.one(Repository.text("observability/slos.yml"));
        return new Slos(Yaml.maps(file, "slos"), Yaml.maps(file, "burn"), Yaml.maps(file, "never"));
    }

    String rules() {
        StringBuilder text = new StringBuilder("# Made from observability/slos.yml; docs/operations.md says how.\ngroups:\n");
        for (Map<String, Object> promise : promises) {
            text.append("  - name: milepost-slo-").append(promise.get("name")).append("\n    rules:\n");
            windows().forEach(window -> text.append(ratio(promise, window)));
            burns.forEach(burn -> text.append(alert(promise, burn)));
        }
        text.append("  - name: milepost-slo-never\n    rules:\n");
        never.forEach(each -> text.append(atOnce(each)));
        return text.toString();
    }

    private static String atOnce(Map<String, Object> never) {
        return """
                      - alert: %s
                        expr: %s
                        for: %s
                        labels: {severity: %s}
                        annotations:
                          summary: "%s: it is not so for {{ $value }} of the kind {{ $labels.kind }}"
                          runbook: docs/runbooks/%s.md
                """.formatted(never.get("name"), never.get("wrong"), never.get("heals"), never.get("severity"), never.get("promise"), never.get("runbook"));
    }

    private Set<String> windows() {
        Set<String> windows = new LinkedHashSet<>();
        burns.forEach(burn -> {
            windows.add((String) burn.get("short"));
            windows.add((String) burn.get("long"));
        });
        return windows;
    }

    private static String ratio(Map<String, Object> promise, String window) {
        return """
                      - record: milepost:slo_bad:ratio_rate%1$s
                        labels: {slo: %2$s}
                        expr: |
                          (%3$s)
                          / (%4$s)
                """.formatted(window, promise.get("name"), over(promise, "bad", window), over(promise, "all", window));
    }

    private static String over(Map<String, Object> promise, String events, String window) {
        return ((String) promise.get(events)).replace("[window]", "[" + window + "]");
    }

    private static String alert(Map<String, Object> promise, Map<String, Object> burn) {
        double objective = ((Number) promise.get("objective")).doubleValue();
        String name = (String) promise.get("name");
        String threshold = "%s * %s".formatted(burn.get("factor"), java.math.BigDecimal.valueOf(100 - objective).movePointLeft(2).setScale(4, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros().toPlainString());
        return """
                      - alert: %1$sBudgetBurns
                        expr: |
                          milepost:slo_bad:ratio_rate%2$s{slo="%3$s"} > %4$s
                          and milepost:slo_bad:ratio_rate%5$s{slo="%3$s"} > %4$s
                        for: %6$s
                        labels: {severity: %7$s, window: %2$s}
                        annotations:
                          summary: "%8$s: it is {{ $value | humanizePercentage }} that is not, over %2$s"
                          runbook: docs/runbooks/%9$s.md
                """.formatted(Character.toUpperCase(name.charAt(0)) + name.substring(1), burn.get("long"), name, threshold, burn.get("short"),
                burn.get("for"), burn.get("severity"), promise.get("promise"), promise.get("runbook"));
    }
}
