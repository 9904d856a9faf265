package milepost.declarations.http;

import java.util.List;
import java.util.Locale;

/** A version of the provider API: where it has declarations, and what it shows of them (facts/ecf 1.1, 1.4). */
enum ApiVersion {
    V1, V2, V3;

    String path() {
        return "/api/" + spelt() + "/participant-declarations";
    }

    /** What is stored is what version 3 shows; the others show less of it. */
    byte[] shown(byte[] stored) {
        return switch (this) {
            case V1 -> ShortDeclaration.of(stored).withFlags();
            case V2 -> ShortDeclaration.of(stored).withoutFlags();
            case V3 -> stored;
        };
    }

    /** Whatever moves in any version moves {@code updated_at}, which all of them show; bytes that differ have names that differ. */
    String etag(String stored) {
        return switch (this) {
            case V1, V2 -> stored + "-" + spelt();
            case V3 -> stored;
        };
    }

    /** Whether its lists can be had as a file. */
    boolean hasFile() {
        return this != V3;
    }

    List<String> columns() {
        return switch (this) {
            case V1 -> ShortDeclaration.COLUMNS_WITH_FLAGS;
            case V2 -> ShortDeclaration.COLUMNS;
            case V3 -> throw new IllegalStateException("version 3 has no file");
        };
    }

    List<String> cells(byte[] stored) {
        return switch (this) {
            case V1 -> ShortDeclaration.of(stored).cellsWithFlags();
            case V2 -> ShortDeclaration.of(stored).cells();
            case V3 -> throw new IllegalStateException("version 3 has no file");
        };
    }

    private String spelt() {
        return name().toLowerCase(Locale.ROOT);
    }
}
