package milepost.declarations.application;

import org.jspecify.annotations.Nullable;

/** Names shown in a declaration's document; null where there is no partner or the name is not known yet. */
public record Names(@Nullable String provider, @Nullable String partner, @Nullable String secondaryPartner) {
}
