package milepost.gateway.tokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The operators of a live system, declared in a file of hashes: the texts of their tokens have never been where the system runs. A token that
 * was revoked stays revoked, whether or not its line is still there.
 */
public final class DeclaredOperators {

    private static final Logger log = LoggerFactory.getLogger(DeclaredOperators.class);
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) +((?:intake|catalogue|finance|tokens)(?:,(?:intake|catalogue|finance|tokens))*) +(\\S.*)");

    private final PostgresTokens tokens;
    private final TransactionalOperator transaction;
    private final Supplier<UUID> ids;

    public DeclaredOperators(PostgresTokens tokens, TransactionalOperator transaction, Supplier<UUID> ids) {
        this.tokens = tokens;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** Lets in whoever is declared and not yet known; a line that cannot be read ends it before anybody is. */
    public Mono<Void> admit(Path file) {
        return Mono.fromSupplier(() -> read(file)).flatMapMany(Flux::fromIterable).concatMap(this::admit).then()
                .as(transaction::transactional);
    }

    private Mono<Void> admit(Declared declared) {
        return Mono.fromSupplier(ids).flatMap(id -> tokens.insertBootstrap(id, declared.hash, declared.scopes, declared.description)
                .filter(inserted -> inserted > 0)
                .flatMap(_ -> tokens.audit("gateway", "issued", id, "declared in the operators' file")
                        // the id is what it is revoked by
                        .doOnSuccess(_ -> log.info("the operator token {} is let in", id))));
    }

    private static List<Declared> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size()).filter(at -> !lines.get(at).isBlank() && !lines.get(at).startsWith("#"))
                    .mapToObj(at -> declared(file, at + 1, lines.get(at).strip())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the operators cannot be read from " + file, e);
        }
    }

    private static Declared declared(Path file, int number, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("line %d of %s is not: the SHA-256 of a token in hexadecimal, scopes with commas, a description".formatted(number, file));
        }
        return new Declared(parts.group(1), Set.of(parts.group(2).split(",")), parts.group(3));
    }

    private record Declared(String hash, Set<String> scopes, String description) {
    }
}
