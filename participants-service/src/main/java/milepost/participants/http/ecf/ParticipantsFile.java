package milepost.participants.http.ecf;

import java.util.List;
import java.util.stream.Stream;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.application.ecf.EcfPages.Entry;
import milepost.participants.application.ecf.EcfPages.Slice;
import milepost.participants.application.ecf.EcfPages.WantedRows;
import milepost.participants.domain.LeadProviderId;
import milepost.platform.web.CsvFile;
import milepost.platform.web.Json;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** All rows of a provider as a CSV file: the id, then every attribute of a row as the list shows it. */
record ParticipantsFile(EcfPages pages, LeadProviderId provider, WantedRows wanted) implements CsvFile.Rows<Entry> {

    private static final String ID = "id";

    @Override
    public Flux<Entry> after(@Nullable Entry last, int limit) {
        var slice = last == null ? new Slice.From(0, limit) : new Slice.After(last.sortedAt(), last.id(), limit);
        return pages.rows(provider, wanted, EcfListing.order(wanted), slice);
    }

    @Override
    public List<String> columns(Entry first) {
        return Stream.concat(Stream.of(ID), document(first).path("attributes").propertyNames().stream()).toList();
    }

    @Override
    public List<String> cells(Entry row, List<String> columns) {
        var document = document(row);
        var attributes = document.path("attributes");
        return columns.stream().map(column -> column.equals(ID) ? document.path(ID) : attributes.path(column)).map(ParticipantsFile::text).toList();
    }

    private static JsonNode document(Entry entry) {
        return Json.mapper().readTree(entry.body());
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.asString();
    }
}
