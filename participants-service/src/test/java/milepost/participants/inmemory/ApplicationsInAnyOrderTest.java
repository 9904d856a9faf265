package milepost.participants.inmemory;

import static milepost.participants.domain.Examples.ASTER;
import static milepost.participants.domain.Examples.AUTUMN;
import static milepost.participants.domain.Examples.BIRCH;
import static milepost.participants.domain.Examples.SPRING;
import static milepost.participants.domain.Examples.application;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.participants.application.Enrolments;
import milepost.participants.domain.ApplicationCopy;
import milepost.participants.domain.ApplicationId;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.Person;
import milepost.platform.testkit.Generators;
import milepost.platform.testkit.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplicationsInAnyOrderTest {

    private static final int CASES = 500;
    private static final List<String> APPLICATIONS = List.of("headship", "senco", "coaching");
    private static final List<LeadProviderId> PROVIDERS = List.of(ASTER, BIRCH);

    private final Person ada = Examples.person("Ada Bell");

    @Test
    void anyOrderAndAnyDuplicationOfSnapshotsGivesTheSameEnrolment() {
        Seeds.forEachOnAllCores("snapshots in any order", CASES, random -> {
            var history = history(random);
            var inOrder = after(history);

            var mixed = after(delivered(random, history));

            APPLICATIONS.forEach(name -> assertThat(live(mixed, name)).isEqualTo(live(inOrder, name)));
            PROVIDERS.forEach(provider -> assertThat(shown(mixed, provider)).isEqualTo(shown(inOrder, provider)));
        });
    }

    @Test
    void whatComesTogetherEndsAsIfItHadComeOneByOne() {
        Seeds.forEachOnAllCores("snapshots in polls", CASES, random -> {
            var delivered = delivered(random, history(random));
            var inOrder = after(delivered);
            var memory = new Alone();
            memory.know(ada);

            for (var left = delivered; !left.isEmpty(); ) {
                var poll = left.subList(0, random.nextInt(1, left.size() + 1));
                var newest = new LinkedHashMap<ApplicationId, ApplicationCopy>();
                poll.forEach(copy -> newest.merge(copy.id(), copy, (one, other) -> one.version() > other.version() ? one : other));
                memory.hear(List.copyOf(newest.values()));
                left = left.subList(poll.size(), left.size());
            }

            APPLICATIONS.forEach(name -> assertThat(live(memory, name)).isEqualTo(live(inOrder, name)));
            PROVIDERS.forEach(provider -> assertThat(shown(memory, provider)).isEqualTo(shown(inOrder, provider)));
            memory.clock.pass(Duration.ofMinutes(1));
            assertThat(memory.sweep()).isZero();
        });
    }

    @Test
    void anEnrolmentIsPublishedOnlyWhenItSaysSomethingNew() {
        Seeds.forEachOnAllCores("publishing", CASES, random -> {
            var memory = after(delivered(random, history(random)));

            APPLICATIONS.forEach(name -> {
                var published = memory.publishedEnrolments.stream().filter(enrolment -> enrolment.id().value().equals(Examples.id(name)))
                        .map(ApplicationsInAnyOrderTest::said).toList();
                IntStream.range(1, published.size()).forEach(i -> assertThat(published.get(i)).isNotEqualTo(published.get(i - 1)));
            });
        });
    }

    @Test
    void aDocumentsTimeMovesExactlyWhenTheDocumentDoes() {
        Seeds.forEachOnAllCores("document times", CASES, random -> {
            var memory = new Alone();
            memory.know(ada);
            for (var snapshot : delivered(random, history(random))) {
                var before = PROVIDERS.stream().map(provider -> seen(memory, provider)).toList();
                memory.hear(snapshot);
                for (int i = 0; i < PROVIDERS.size(); i++) {
                    var now = seen(memory, PROVIDERS.get(i));
                    assertThat(now.at().isAfter(before.get(i).at())).isEqualTo(!now.content().equals(before.get(i).content()));
                    assertThat(now.at()).isAfterOrEqualTo(before.get(i).at());
                }
                // the clock may stand still or even go back
                memory.clock.pass(Duration.ofMillis(random.nextInt(-2, 5)));
            }
        });
    }

    @Test
    void whatWasOnlyRememberedIsDrawnByTheSweep() {
        var memory = new Alone();
        memory.know(ada);
        var accepted = application("headship").of(ada.id()).accepted(Examples.SEPTEMBER, AUTUMN).at(2);
        memory.service.followApplications.remember(accepted).block();
        assertThat(memory.sweep()).as("it may be on its way").isZero();
        memory.clock.pass(Duration.ofMinutes(1));

        assertThat(memory.sweep()).isEqualTo(1);
        assertThat(live(memory, "headship")).isPresent();
        assertThat(memory.sweep()).isZero();
    }

    /** Each application's true story, one state per version. */
    private List<ApplicationCopy> history(RandomGenerator random) {
        return APPLICATIONS.stream().flatMap(name -> {
            var provider = Generators.pick(random, PROVIDERS);
            return IntStream.rangeClosed(1, random.nextInt(1, 8)).mapToObj(version -> state(random, name, provider, version));
        }).toList();
    }

    private ApplicationCopy state(RandomGenerator random, String name, LeadProviderId provider, int version) {
        var at = Examples.SEPTEMBER.plusSeconds(random.nextInt(3));
        var schedule = Generators.pick(random, List.of(AUTUMN, SPRING));
        var described = application(name).of(ada.id()).with(provider).showing(random.nextBoolean(), random.nextBoolean() ? true : null);
        return (random.nextInt(3) == 0 ? described.notAccepted(at) : described.accepted(at, schedule)).at(version);
    }

    /** The same in any order, some twice, some not at all, but the newest of each application arrives. */
    private static List<ApplicationCopy> delivered(RandomGenerator random, List<ApplicationCopy> history) {
        var arriving = new ArrayList<ApplicationCopy>();
        for (var snapshot : history) {
            var newest = history.stream().noneMatch(other -> other.id().equals(snapshot.id()) && other.version() > snapshot.version());
            IntStream.range(0, random.nextInt(newest ? 1 : 0, 4)).forEach(_ -> arriving.add(snapshot));
        }
        return Generators.shuffled(random, arriving);
    }

    private Alone after(List<ApplicationCopy> snapshots) {
        var memory = new Alone();
        memory.know(ada);
        snapshots.forEach(memory::hear);
        return memory;
    }

    private static Optional<Enrolment> live(Alone memory, String name) {
        return memory.service.allEnrolments().stream().map(Enrolments.Stored::enrolment)
                .filter(enrolment -> enrolment.live() && enrolment.id().equals(application(name).id()))
                .map(ApplicationsInAnyOrderTest::said).findFirst();
    }

    /** The enrolment without what only says when it was decided. */
    private static Enrolment said(Enrolment enrolment) {
        return new Enrolment(enrolment.id(), enrolment.participant(), enrolment.course(), enrolment.leadProvider(), enrolment.cohort(),
                enrolment.schedule(), enrolment.trainingStatus(), enrolment.acceptedAt(), enrolment.live(), enrolment.periods(), Instant.EPOCH, 0);
    }

    /** What a provider is shown, without the time at which it became that. */
    private String shown(Alone memory, LeadProviderId provider) {
        return seen(memory, provider).content();
    }

    private Seen seen(Alone memory, LeadProviderId provider) {
        return memory.service.documents.shelf(ada.id()).block().documents().stream().filter(kept -> kept.provider().equals(provider))
                .map(kept -> new Seen(kept.updatedAt(), content(kept.body())))
                .findFirst().orElse(new Seen(Instant.EPOCH, ""));
    }

    private static String content(byte @Nullable [] body) {
        return body == null ? "" : new String(body).replaceAll("\"updated_at\":\"[^\"]*\"", "");
    }

    private record Seen(Instant at, String content) {}
}
