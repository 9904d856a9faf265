package milepost.platform.web;

import java.time.Instant;
import java.util.UUID;

/**
 * A resource as it was rendered when it last changed: the bytes a GET hands out.
 *
 * @param sortedAt the moment by which the list in question is ordered; becomes the cursor
 */
public record StoredDocument(UUID id, Instant sortedAt, byte[] body) {

    Cursor place() {
        return new Cursor(sortedAt, id);
    }
}
