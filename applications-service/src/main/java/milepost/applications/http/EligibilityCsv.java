package milepost.applications.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import milepost.applications.domain.EligibilityList;
import milepost.platform.web.ApiError;
import milepost.platform.web.CsvUpload;
import milepost.platform.web.Refused;

/** Reads the file of an eligibility list: all of it, or every line that is wrong (decision E12). The header is line 1. */
final class EligibilityCsv {

    /** Far above any list there is, and replaced within the limit of one transaction. */
    private static final int MOST = 100_000;

    /** Whoever sent another file altogether need not be told of each of its lines. */
    private static final int MOST_TOLD = 1_000;

    private final EligibilityList list;
    private final EligibilityFile file;
    private final LinkedHashMap<String, Long> lines = new LinkedHashMap<>();
    private final List<ApiError> errors = new ArrayList<>();

    private EligibilityCsv(EligibilityList list) {
        this.list = list;
        this.file = EligibilityFile.of(list);
    }

    /** The identifiers in the order of their lines; ends the request when anything is wrong. */
    static Set<String> identifiers(EligibilityList list, byte[] body) {
        EligibilityCsv csv = new EligibilityCsv(list);
        csv.read(body);
        if (!csv.errors.isEmpty()) {
            throw Refused.unprocessable(csv.errors);
        }
        return csv.lines.keySet();
    }

    private void read(byte[] body) {
        try {
            CsvUpload rest = new CsvUpload(body);
            List<Integer> columns = rest.hasNext() ? columns(rest.next()) : wrongHeader();
            while (!columns.isEmpty() && errors.size() < MOST_TOLD && rest.hasNext()) {
                take(rest.next(), columns);
            }
            if (errors.isEmpty() && lines.isEmpty()) {
                wrong(2, "list_empty", "The file has no line below its header; a list is replaced by another one, not by nothing.");
            }
        } catch (CsvUpload.Malformed malformed) {
            wrong(malformed.line(), "csv_malformed", "From here on this cannot be read as CSV.");
        }
    }

    /** Where the names that count stand; only one of them has to be there. */
    private List<Integer> columns(CsvUpload.Line header) {
        List<String> names = header.cells().stream().map(String::strip).toList();
        List<Integer> columns = file.headers().stream().map(names::indexOf).filter(at -> at >= 0).toList();
        return columns.isEmpty() ? wrongHeader() : columns;
    }

    private List<Integer> wrongHeader() {
        wrong(1, "header_missing", "The first line has to name the column %s.".formatted(String.join(" or ", file.headers())));
        return List.of();
    }

    private void take(CsvUpload.Line read, List<Integer> columns) {
        long line = read.number();
        String identifier = columns.stream().filter(at -> at < read.cells().size()).map(at -> list.normal(read.cells().get(at)))
                .filter(value -> !value.isEmpty()).findFirst().orElse("");
        if (identifier.isEmpty()) {
            wrong(line, "identifier_missing", "This line names nobody.");
        } else if (!file.shape().matcher(identifier).matches()) {
            wrong(line, "identifier_invalid", "This is not %s.".formatted(file.said()));
        } else if (lines.size() == MOST) {
            wrong(line, "too_many_entries", "A list has at most %d entries.".formatted(MOST));
        } else {
            Long before = lines.putIfAbsent(identifier, line);
            if (before != null) {
                wrong(line, "identifier_repeated", "Line %d says the same.".formatted(before));
            }
        }
    }

    private void wrong(long line, String code, String detail) {
        errors.add(ApiError.of(file.headers().getFirst(), code, "Line %d: %s".formatted(line, detail)).with(Map.of("line", line))
                .alongside(Map.of("line", line)));
    }
}
