package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.NOVEMBER;
import static milepost.participants.domain.Examples.OCTOBER;
import static milepost.participants.domain.Examples.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import milepost.participants.application.ParticipantDocuments.Seen;
import milepost.participants.domain.Examples;
import milepost.participants.inmemory.ParticipantsInMemory.Resolved;
import milepost.platform.simulation.MemoryDatabase.CommitFaults;
import milepost.platform.web.Json;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** The service's own story, over memory. */
class ParticipantsInMemoryTest {

    private static final Map<String, Object> ADA = Map.of("full_name", "Ada Bell", "email", "ada@example.org", "trn_verified", false);

    private final Alone alone = new Alone();

    @Test
    void anApplicantBecomesAPersonOnceAndIsAnsweredAsAPeerIs() {
        var first = resolve(alone, ADA);
        var second = resolve(alone, ADA);

        assertThat(first.status()).isEqualTo(200);
        var snapshot = Json.exact().readTree(first.body()).path("snapshot");
        assertThat(snapshot.path("topic").stringValue()).isEqualTo("milepost.participants");
        assertThat(snapshot.path("payload").path("full_name").stringValue()).isEqualTo("Ada Bell");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(alone.service.allPersons()).hasSize(1);
        assertThat(alone.outbox.waiting()).isEqualTo(1);
    }

    @Test
    void particularsThatNobodyCanHaveAreRefusedAndLeaveNobody() {
        var refused = resolve(alone, Map.of("full_name", "Ada Bell", "trn", "12", "trn_verified", true));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("\"title\":\"trn\"", "\"code\":\"trn_invalid\"");
        assertThat(alone.service.allPersons()).isEmpty();
    }

    @Test
    void anAcceptedApplicationIsAnEnrolmentThatItsProviderAloneSeesUntilItEnds() {
        var ada = Examples.person("Ada Bell");
        alone.know(ada);
        var application = Examples.application("headship").of(ada.id());
        alone.hear(application.accepted(SEPTEMBER, AUTUMN).at(2));

        assertThat(alone.service.documentsFor(ASTER)).hasSize(1);
        assertThat(alone.service.documentsFor(BIRCH)).isEmpty();
        assertThat(alone.service.showParticipant.show(ada.id(), ASTER).block()).isInstanceOf(Seen.Shown.class);
        assertThat(alone.service.allEnrolments()).singleElement().satisfies(enrolment -> {
            assertThat(enrolment.enrolment().live()).isTrue();
            assertThat(enrolment.enrolment().sourceVersion()).isEqualTo(2);
        });

        alone.hear(application.notAccepted(OCTOBER).at(3));

        assertThat(alone.service.allDocuments()).isEmpty();
        assertThat(alone.service.allEnrolments()).singleElement().satisfies(enrolment -> assertThat(enrolment.enrolment().live()).isFalse());
    }

    @Test
    void aCopyOfAnOlderVersionIsIgnored() {
        var ada = Examples.person("Ada Bell");
        alone.know(ada);
        var application = Examples.application("headship").of(ada.id());
        alone.hear(application.accepted(SEPTEMBER, AUTUMN).at(3));

        assertThat(alone.hear(application.notAccepted(NOVEMBER).at(2))).isFalse();

        assertThat(alone.service.documentsFor(ASTER)).hasSize(1);
        assertThat(alone.service.allApplications()).singleElement().satisfies(copy -> assertThat(copy.version()).isEqualTo(3));
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        var failing = new Alone(new CommitFaults() {
            @Override
            public void beforeCommit() {
                throw new DataAccessResourceFailureException("the connection is gone");
            }

            @Override
            public void afterCommit() {
            }
        });
        var ada = Examples.person("Ada Bell");
        failing.know(ada);

        assertThatThrownBy(() -> resolve(failing, Map.of("id", UUID.randomUUID(), "full_name", "Ben Carr")))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThatThrownBy(() -> failing.hear(Examples.application("headship").of(ada.id()).accepted(SEPTEMBER, AUTUMN).at(2)))
                .isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(failing.service.allPersons()).extracting(person -> person.person().id()).containsExactly(ada.id());
        assertThat(List.of(failing.service.allApplications(), failing.service.allEnrolments(), failing.service.allDocuments())).allMatch(List::isEmpty);
        assertThat(failing.outbox.waiting()).isZero();
    }

    @Test
    void aRebuildBringsBackTheCopiesAndChangesNothingElse() {
        var ada = Examples.participant("Ada Bell");
        alone.know(Examples.person("Ada Bell"));
        var accepted = Examples.application("headship").of(ada).accepted(SEPTEMBER, AUTUMN).at(2);
        alone.hear(accepted);
        var enrolments = alone.service.allEnrolments();
        var documents = alone.service.allDocuments();

        alone.service.forgetCopies();
        assertThat(alone.service.allApplications()).isEmpty();
        alone.inTransaction(() -> alone.service.followApplications.remember(accepted));
        alone.clock.pass(Duration.ofMinutes(1));
        alone.sweep();

        assertThat(alone.service.allApplications()).containsExactly(accepted);
        assertThat(alone.service.allEnrolments()).isEqualTo(enrolments);
        assertThat(alone.service.allDocuments()).usingRecursiveComparison().isEqualTo(documents);
    }

    private static Resolved resolve(Alone alone, Map<String, Object> applicant) {
        return alone.inTransaction(() -> alone.service.resolve(Json.exact().writeValueAsBytes(applicant)));
    }
}
