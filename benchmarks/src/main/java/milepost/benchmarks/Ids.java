package milepost.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that Java and PostgreSQL work out alike, {@code md5('person 7')::uuid}: the load generators need not be told them. */
final class Ids {

    private Ids() {}

    static UUID of(String kind, long number) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest((kind + " " + number).getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has MD5", every);
        }
    }

    /** The same in SQL, for a number that SQL works out. */
    static String sql(String kind, String number) {
        return "md5('" + kind + " ' || (" + number + "))::uuid";
    }
}
