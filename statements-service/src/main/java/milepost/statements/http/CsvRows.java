package milepost.statements.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import milepost.platform.web.CsvUpload;

/** An uploaded CSV file as rows of named cells; what cannot be read as that is told once, with its line. */
final class CsvRows {

    private final String file;
    private final List<String> required;
    private final List<String> optional;
    private final int most;
    private final FileErrors errors;
    private final List<Row> rows = new ArrayList<>();
    private boolean tooLong;

    private CsvRows(String file, List<String> required, List<String> optional, int most, FileErrors errors) {
        this.file = file;
        this.required = required;
        this.optional = optional;
        this.most = most;
        this.errors = errors;
    }

    /** A cell that is missing, or blank, is not there. */
    record Row(long line, Map<String, String> cells) {
    }

    /** The rows below the header, which has to name the required columns and may name the optional ones, in any order. */
    static List<Row> of(String file, byte[] body, List<String> required, List<String> optional, int most, FileErrors errors) {
        CsvRows csv = new CsvRows(file, required, optional, most, errors);
        csv.read(body);
        return csv.rows;
    }

    private void read(byte[] body) {
        try {
            CsvUpload rest = new CsvUpload(body);
            List<String> header = rest.hasNext() ? rest.next().cells().stream().map(String::strip).toList() : List.of();
            if (isGood(header)) {
                if (!rest.hasNext()) {
                    wrong(2, "file_empty", "The file has no line below its header.");
                }
                while (rest.hasNext() && !errors.areMany() && !tooLong) {
                    take(header, rest.next());
                }
            }
        } catch (CsvUpload.Malformed malformed) {
            wrong(malformed.line(), "csv_malformed", "From here on this cannot be read as CSV.");
        }
    }

    /** A column that nobody knows may be one that somebody meant: what stands in it must not be lost in silence. */
    private boolean isGood(List<String> header) {
        List<String> missing = required.stream().filter(name -> !header.contains(name)).toList();
        List<String> unknown = header.stream().filter(name -> !required.contains(name) && !optional.contains(name)).distinct().toList();
        if (!missing.isEmpty()) {
            wrong(1, "header_missing", "The first line has to name these columns too: %s.".formatted(String.join(", ", missing)));
        } else if (!unknown.isEmpty()) {
            wrong(1, "header_unknown", "These columns are not known: %s.".formatted(String.join(", ", unknown)));
        } else if (header.stream().distinct().count() < header.size()) {
            wrong(1, "header_repeated", "A column is named twice.");
        } else {
            return true;
        }
        return false;
    }

    private void take(List<String> header, CsvUpload.Line line) {
        if (rows.size() == most) {
            wrong(line.number(), "too_many_lines", "The file may have at most %d lines below its header.".formatted(most));
            tooLong = true;
        } else if (line.cells().size() > header.size()) {
            wrong(line.number(), "too_many_cells", "This line has more cells than the header has columns.");
        } else {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < line.cells().size(); i++) {
                String cell = line.cells().get(i).strip();
                if (!cell.isEmpty()) {
                    cells.put(header.get(i), cell);
                }
            }
            rows.add(new Row(line.number(), cells));
        }
    }

    private void wrong(long line, String code, String message) {
        errors.wrong(file, line, code, message);
    }
}
