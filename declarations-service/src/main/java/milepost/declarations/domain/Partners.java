package milepost.declarations.domain;

import org.jspecify.annotations.Nullable;

/** The delivery partners named in a declaration; a second one only beside a first. */
public record Partners(@Nullable PartnerId primary, @Nullable PartnerId secondary) {

    public static final Partners NONE = new Partners(null, null);
}
