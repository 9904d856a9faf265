import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes what is secret, each thing a file: {@code java docker/Secrets.java DIRECTORY [mp_test_|mp_live_ [ISSUER…]]}. It needs a JDK and nothing
 * else. What is there stays as it is, but jwks.json, which lists the public half of every key. An issuer that is named gets its next key beside the
 * one it has, {@code ISSUER.next.jwk}; both are listed.
 */
final class Secrets {

    private static final List<String> ISSUERS =
            List.of("gateway", "applications-service", "participants-service", "declarations-service", "statements-service", "console");

    private Secrets() {}

    public static void main(String[] words) throws IOException, GeneralSecurityException {
        Path directory = Files.createDirectories(Path.of(words[0]));
        // containers run as other users, so each file may be read by all: that nobody gets at them is the directory's to say
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        List<String> published = new ArrayList<>();
        for (String issuer : ISSUERS) {
            Path file = directory.resolve(issuer + ".jwk");
            if (Files.notExists(file)) {
                write(file, json(key(issuer)));
            }
            published.add(publicHalf(Files.readString(file)));
            Path next = directory.resolve(issuer + ".next.jwk");
            if (Files.notExists(next) && Arrays.asList(words).indexOf(issuer) > 1) {
                write(next, json(key(issuer)));
            }
            if (Files.exists(next)) {
                published.add(publicHalf(Files.readString(next)));
            }
        }
        Path jwks = directory.resolve("jwks.json");
        Files.deleteIfExists(jwks);
        write(jwks, "{\"keys\":[" + String.join(",", published) + "]}");
        secret(directory.resolve("operator.token"), words.length > 1 ? words[1] : "mp_test_");
        secret(directory.resolve("postgres.password"), "");
        secret(directory.resolve("grafana.password"), "");
        System.out.println("The secrets are in " + directory.toAbsolutePath());
    }

    private static Map<String, String> key(String issuer) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        Map<String, String> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("kid", issuer);
        jwk.put("alg", "RS256");
        jwk.put("n", number(key.getModulus()));
        jwk.put("e", number(key.getPublicExponent()));
        jwk.put("d", number(key.getPrivateExponent()));
        jwk.put("p", number(key.getPrimeP()));
        jwk.put("q", number(key.getPrimeQ()));
        jwk.put("dp", number(key.getPrimeExponentP()));
        jwk.put("dq", number(key.getPrimeExponentQ()));
        jwk.put("qi", number(key.getCrtCoefficient()));
        return jwk;
    }

    /** RFC 7518, 2: unsigned, big-endian, in as few octets as it takes. */
    private static String number(BigInteger value) {
        byte[] octets = value.toByteArray();
        int sign = octets[0] == 0 ? 1 : 0;
        byte[] unsigned = java.util.Arrays.copyOfRange(octets, sign, octets.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private static String json(Map<String, String> members) {
        return members.entrySet().stream().map(each -> "\"%s\":\"%s\"".formatted(each.getKey(), each.getValue())).collect(Collectors.joining(",", "{", "}"));
    }

    /** The members up to the exponent, as {@link #key} writes them. */
    private static String publicHalf(String jwk) {
        int secret = jwk.indexOf(",\"d\":");
        if (secret < 0) {
            throw new IllegalStateException("this is no key that was made here: its public half is not known");
        }
        return jwk.substring(0, secret) + "}";
    }

    private static void secret(Path file, String prefix) throws IOException {
        if (Files.notExists(file)) {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            write(file, prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    }
}
