package milepost.platform.web;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** The records of an uploaded CSV file; blank lines are none. The line on which one begins is known also of the one that cannot be read. */
public final class CsvUpload implements Iterator<CsvUpload.Line> {

    /** No spreadsheet has more columns. */
    private static final int MOST_CELLS = 16_384;

    private final Lines lines = new Lines();
    private final Iterator<Line> rest;

    public CsvUpload(byte[] body) {
        rest = CsvReader.builder().detectBomHeader(true).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(false)
                .build(lines, new ByteArrayInputStream(body), charset(body)).iterator();
    }

    /** A record and the line on which it begins; the first line of a file is 1. */
    public record Line(long number, List<String> cells) {
    }

    /** From this line on the file is no CSV. */
    public static final class Malformed extends RuntimeException {

        private final long line;

        private Malformed(long line, CsvParseException cause) {
            super("line " + line, cause);
            this.line = line;
        }

        public long line() {
            return line;
        }
    }

    @Override
    public boolean hasNext() {
        return read(rest::hasNext);
    }

    @Override
    public Line next() {
        return read(rest::next);
    }

    private <T> T read(Supplier<T> step) {
        try {
            return step.get();
        } catch (CsvParseException malformed) {
            throw new Malformed(lines.current(), malformed);
        }
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

    private static final class Lines extends AbstractBaseCsvCallbackHandler<Line> {

        private List<String> cells = new ArrayList<>();

        /** Of the record that is being read, or was read last. */
        private long current() {
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
}
