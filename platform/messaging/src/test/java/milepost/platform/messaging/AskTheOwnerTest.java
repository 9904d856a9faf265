package milepost.platform.messaging;

import static milepost.platform.messaging.example.Books.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import milepost.platform.messaging.example.Library;
import milepost.platform.web.ErrorMapping;
import milepost.platform.web.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The asker has a real owner behind HTTP; a third service is down. */
class AskTheOwnerTest {

    private static final Library OWNER = Library.shared();
    private static Library asker;

    private final AskTheOwner ask = asker.bean(AskTheOwner.class);
    private final DatabaseClient db = asker.bean(DatabaseClient.class);
    private final TransactionalOperator transaction = asker.bean(TransactionalOperator.class);

    @BeforeAll
    static void anAskerWithAnOwnerThatAnswersAndOneThatDoesNot() {
        asker = Library.open("applications-service", Map.of(
                "milepost.peers.statements-service", "http://127.0.0.1:" + OWNER.port(),
                // a port that is reserved and on which nothing listens
                "milepost.peers.participants-service", "http://127.0.0.1:1"));
    }

    @AfterAll
    static void close() {
        asker.close();
    }

    @Test
    void aMissRollsTheAttemptBackAsksAndRunsItOnceMore() {
        OWNER.execute("INSERT INTO own_book VALUES ('asked-1', ?, '{\"title\":\"Persuasion\"}')", version(7));
        var attempts = new AtomicInteger();

        String title = asker.await(ask.around(() -> borrow("asked-1", attempts, "statements-service")));

        assertThat(title).isEqualTo("Persuasion");
        assertThat(attempts).hasValue(2);
        // the first attempt wrote version 1 of a note before it missed: that was rolled back
        assertThat(asker.count("SELECT count(*) FROM own_book WHERE key = 'asked-1-note-1'")).isZero();
        assertThat(asker.count("SELECT count(*) FROM own_book WHERE key = 'asked-1-note-2'")).isEqualTo(1);
        assertThat(asker.value("SELECT version FROM label WHERE key = 'asked-1'")).isEqualTo(version(7));
    }

    @Test
    void aMissThatTheOwnerConfirmsIsAnsweredAfterOneQuestion() {
        var attempts = new AtomicInteger();

        String title = asker.await(ask.around(() -> borrow("nobody-has-it", attempts, "statements-service")));

        assertThat(title).isEqualTo("unknown");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void anAnswerMayRaiseTheNextQuestion() {
        OWNER.execute("INSERT INTO own_book VALUES ('chain-1', ?, '{\"title\":\"chain-2\"}'), ('chain-2', ?, '{\"title\":\"end\"}')",
                version(1), version(1));
        var attempts = new AtomicInteger();

        String title = asker.await(ask.around(() -> {
            attempts.incrementAndGet();
            return find("chain-1", "statements-service").flatMap(next -> find(next, "statements-service"));
        }));

        assertThat(title).isEqualTo("end");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aUseCaseThatNeverStopsAskingIsADefect() {
        var round = new AtomicInteger();
        Supplier<Mono<String>> insatiable = () -> find("round-" + round.incrementAndGet(), "statements-service");

        assertThatThrownBy(() -> asker.await(ask.around(insatiable)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("still not satisfied");
    }

    @Test
    void anOwnerThatIsDownIsNeverAFalseNo() {
        assertThatThrownBy(() -> asker.await(ask.around(() -> find("asked-2", "participants-service"))))
                .isInstanceOf(OwnerUnavailable.class).extracting(e -> ((OwnerUnavailable) e).owner()).isEqualTo("participants-service");

        assertThat(asker.context().getBeansOfType(ErrorMapping.class).values())
                .extracting(mapping -> mapping.map(new OwnerUnavailable("x", new IllegalStateException())))
                .first().extracting(Optional::orElseThrow).extracting(Refused::status).isEqualTo(503);
    }

    private Mono<String> borrow(String key, AtomicInteger attempts, String owner) {
        int attempt = attempts.incrementAndGet();
        return db.sql("INSERT INTO own_book VALUES ($1, 1, '')").bind(0, key + "-note-" + attempt).then()
                .then(find(key, owner))
                .as(transaction::transactional)
                .onErrorResume(Unknown.class, _ -> Mono.just("unknown"));
    }

    private Mono<String> find(String key, String owner) {
        return db.sql("SELECT title FROM book WHERE key = $1").bind(0, key).map(row -> row.get("title", String.class)).one()
                .switchIfEmpty(Mono.defer(() -> ask.confirm(List.of(new Question(owner, "books", Map.of("ids", key))))
                        .then(Mono.error(new Unknown()))));
    }

    private static final class Unknown extends RuntimeException {
    }
}
