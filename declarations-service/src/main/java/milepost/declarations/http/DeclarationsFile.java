package milepost.declarations.http;

import java.util.List;
import milepost.declarations.application.DeclarationDocuments;
import milepost.declarations.application.DeclarationDocuments.Filter;
import milepost.declarations.application.DeclarationDocuments.Listed;
import milepost.declarations.application.DeclarationDocuments.Start;
import milepost.declarations.domain.ProviderId;
import milepost.platform.web.CsvFile;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** All declarations that a provider sees as a CSV file: the id, then the version's attributes. */
record DeclarationsFile(DeclarationDocuments stored, ProviderId provider, Filter filter, ApiVersion version) implements CsvFile.Rows<Listed> {

    @Override
    public Flux<Listed> after(@Nullable Listed last, int limit) {
        return stored.list(provider, filter, last == null ? new Start.Skipping(0) : new Start.After(last.createdAt(), last.id()), limit);
    }

    @Override
    public List<String> columns(Listed first) {
        return version.columns();
    }

    @Override
    public List<String> cells(Listed row, List<String> columns) {
        return version.cells(row.body());
    }
}
