import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Makes an operator's token: {@code java docker/OperatorToken.java mp_live_ intake,catalogue,finance,tokens 'who it is for' >> operators}. The file
 * gets its hash; the text is shown on the terminal, this once, and belongs in a vault.
 */
final class OperatorToken {

    private OperatorToken() {}

    public static void main(String[] words) throws GeneralSecurityException {
        if (words.length != 3) {
            throw new IllegalArgumentException("a prefix, scopes with commas, and who it is for");
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = words[0] + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        System.out.println(HexFormat.of().formatHex(hash) + " " + words[1] + " " + words[2]);
        System.err.println("The token, shown once: " + token);
    }
}
