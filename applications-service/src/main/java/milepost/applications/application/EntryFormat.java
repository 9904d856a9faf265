package milepost.applications.application;

import milepost.applications.domain.catalogue.CatalogueEntry;

/** The published spelling of catalogue entries, in which they are also stored. */
public interface EntryFormat {

    String write(CatalogueEntry entry);

    /** @param kind the part of the key before the first slash */
    CatalogueEntry read(String kind, String json);
}
