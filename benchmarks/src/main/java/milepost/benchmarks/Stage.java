package milepost.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.platform.embedded.EmbeddedPostgres;

/** Where everything of the suite under test is: ports, databases, keys, tokens. It need not be running. */
record Stage(Path repository, Path home, int portBase) {

    /** A copy of the declarations service's database, where the comparators write without anything listening. */
    static final String LIMIT = "bench_limit";

    Path data() {
        return home.resolve("suite");
    }

    URI gateway() {
        return service(0);
    }

    URI declarations() {
        return service(3);
    }

    URI statements() {
        return service(4);
    }

    private URI service(int offset) {
        return URI.create("http://127.0.0.1:" + (portBase + offset));
    }

    int postgresPort() {
        return portBase + 20;
    }

    String kafka() {
        return "127.0.0.1:" + (portBase + 21);
    }

    String password() {
        return read("keys/postgres.password");
    }

    Connection database(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + postgresPort() + "/" + name, EmbeddedPostgres.USER, password());
    }

    /** How PostgreSQL's own programs find the database. */
    Map<String, String> environment(String database) {
        return Map.of("PGHOST", "127.0.0.1", "PGPORT", Integer.toString(postgresPort()), "PGUSER", EmbeddedPostgres.USER, "PGPASSWORD", password(),
                "PGDATABASE", database);
    }

    String operatorToken() {
        return read("keys/operator.token");
    }

    /** The providers' access tokens for the gateway, in order of their numbers. */
    List<String> providerTokens() {
        return read("bench-tokens.txt").lines().toList();
    }

    void keepTokens(List<World.Original> originals) {
        try {
            Files.write(data().resolve("bench-tokens.txt"), originals.stream().map(World.Original::token).toList());
        } catch (IOException e) {
            throw new Failed("the tokens cannot be kept", e);
        }
    }

    /** The inner token the gateway would pass on for a provider; good for 90 s. */
    String innerToken(int provider) {
        return signed(new JWTClaimsSet.Builder().subject(Ids.of("token", provider).toString()).claim("role", "provider").claim("provider_id", World.provider(provider)));
    }

    /** The same for an operator. */
    String innerOperatorToken() {
        return signed(new JWTClaimsSet.Builder().subject(new UUID(0, 1).toString()).claim("role", "operator")
                .claim("scopes", List.of("catalogue", "finance", "intake", "tokens")));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        try {
            Instant now = Instant.now();
            JWTClaimsSet all = claims.issuer("gateway").audience("milepost").issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(90))).build();
            SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("gateway").build(), all);
            token.sign(new RSASSASigner(RSAKey.parse(read("keys/gateway.jwk"))));
            return token.serialize();
        } catch (JOSEException | ParseException e) {
            throw new Failed("an inner token cannot be signed", e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(data().resolve(file)).strip();
        } catch (IOException e) {
            throw new Failed(data().resolve(file) + " cannot be read", e);
        }
    }
}
