package milepost.gateway.tokens;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret text of an access token, and what of it is kept.
 *
 * <p>Plain SHA-256, without salt, pepper or stretching: those protect secrets that people choose. A token is 256 bits from a secure
 * generator, so there is no dictionary to try against a stolen table and nothing a slow hash could add, while it would cost every
 * request. A pepper would be one more secret to mount, rotate and lose; with it lost, every provider would need a new token.
 */
record Secret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static Secret fresh(boolean sandbox) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        // the prefix lets secret scanners, and people, see what they are looking at
        return new Secret((sandbox ? "mp_test_" : "mp_live_") + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    String hash() {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
