package milepost.statements.http;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** An uploaded CSV file as rows of named cells; what cannot be read as that is told once, with its line. */
final class CsvRows {

    private final String file;
    private final List<String> required;
    private final List<String> optional;
    private final int most;
    private final FileErrors errors;
    private final List<Row> rows = new ArrayList<>();
    private long read = 1;
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
        try (InputStream bytes = new ByteArrayInputStream(body);
             CsvReader<CsvRecord> records = CsvReader.builder().detectBomHeader(true).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                     .missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(false)
                     .ofCsvRecord(bytes, charset(body))) {
            Iterator<CsvRecord> rest = records.iterator();
            List<String> header = rest.hasNext() ? rest.next().getFields().stream().map(String::strip).toList() : List.of();
            if (isGood(header)) {
                while (rest.hasNext() && !errors.areMany() && !tooLong) {
                    take(header, rest.next());
                }
                if (read == 1) {
                    wrong(2, "file_empty", "The file has no line below its header.");
                }
            }
        } catch (CsvParseException malformed) {
            wrong(read + 1, "csv_malformed", "From here on this cannot be read as CSV.");
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory can be read", impossible);
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

    private void take(List<String> header, CsvRecord record) {
        read = record.getStartingLineNumber();
        if (rows.size() == most) {
            wrong(read, "too_many_lines", "The file may have at most %d lines below its header.".formatted(most));
            tooLong = true;
        } else if (record.getFieldCount() > header.size()) {
            wrong(read, "too_many_cells", "This line has more cells than the header has columns.");
        } else {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < record.getFieldCount(); i++) {
                String cell = record.getField(i).strip();
                if (!cell.isEmpty()) {
                    cells.put(header.get(i), cell);
                }
            }
            rows.add(new Row(read, cells));
        }
    }

    private void wrong(long line, String code, String message) {
        errors.wrong(file, line, code, message);
    }

    /** Spreadsheets also write the old Western European alphabet (facts/npq 8.3). */
    private static Charset charset(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
