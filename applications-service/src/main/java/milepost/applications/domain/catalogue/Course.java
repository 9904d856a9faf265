package milepost.applications.domain.catalogue;

/** A course people can be trained in. */
public record Course(CourseIdentifier identifier, String name, CourseGroup group, boolean supported) implements CatalogueEntry {

    @Override
    public EntryKey key() {
        return EntryKey.of(identifier);
    }
}
