package milepost.applications.http;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.ArrayList;
import java.util.List;

/** The records of a CSV file with the lines on which they begin; which line that is, is known also of the one that cannot be read. */
final class CsvLines extends AbstractBaseCsvCallbackHandler<CsvLines.Line> {

    /** No spreadsheet has more columns. */
    private static final int MOST_CELLS = 16_384;

    private List<String> cells = new ArrayList<>();

    record Line(long number, List<String> cells) {
    }

    /** The line on which the record begins that is being read, or was read last. */
    long current() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long line) {
        cells = new ArrayList<>();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (index == MOST_CELLS) {
            throw new CsvParseException("more than %d cells".formatted(MOST_CELLS));
        }
        cells.add(new String(buffer, offset, length));
    }

    @Override
    protected Line buildRecord() {
        return new Line(current(), cells);
    }
}
