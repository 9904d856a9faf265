package milepost.applications.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import milepost.applications.application.Applications.Stored;
import milepost.applications.domain.Application;
import milepost.applications.domain.ApplicationId;
import milepost.applications.domain.ApplicationState.Accepted;
import milepost.applications.domain.PreviousFunding;
import milepost.applications.domain.catalogue.CohortFunding;
import milepost.applications.domain.catalogue.EntryKey;
import milepost.applications.domain.catalogue.Schedule;
import milepost.applications.http.ApplicationDocument;
import milepost.platform.testkit.Seeds;
import org.junit.jupiter.api.Test;

/** Long random stories through the use cases, with everything that must hold after every step. */
class WhateverHappensTest {

    @Test
    void theInvariantsHoldNobodyTrainsTwiceAndEveryChangeIsPublishedAndShown() {
        Seeds.forEach("what holds after every step", 120, random -> {
            Story story = new Story(random);
            for (int step = 0; step < 60; step++) {
                Map<ApplicationId, Stored> before = story.memory.rows().stream()
                        .collect(Collectors.toMap(row -> row.application().id(), Function.identity()));
                story.step();
                List<Stored> rows = story.memory.rows();
                for (Stored row : rows) {
                    Optional<Stored> was = Optional.ofNullable(before.get(row.application().id()));
                    invariants(row.application(), story.memory);
                    was.ifPresent(it -> aPlaceIsGivenToSomebodyEligible(it.application(), row.application()));
                    was.ifPresent(it -> aMoveLeavesTheVerdictAlone(it.application(), row.application()));
                    holds(row, was, story.memory);
                    if (!story.anybodyWasMerged()) {
                        trainsOnce(row, rows);
                    }
                }
                noMorePlacesThanThereAre(before, rows);
            }
        });
    }

    /** facts/npq 3.2, 1 to 4 and 6. */
    private static void invariants(Application it, Alone memory) {
        CohortFunding funding = Story.funding(it.cohort());
        if (it.state() instanceof Accepted(_, var identifier, _, _)) {
            assertThat(memory.service.catalogue.find(EntryKey.of(it.cohort(), identifier)).blockOptional()).as("the schedule is of the cohort")
                    .get().satisfies(stored -> assertThat(((Schedule) stored.entry()).courseGroup()).isEqualTo(it.courseGroup()));
            assertThat(it.fundedPlace() == null).as("a place in a %s cohort", funding).isEqualTo(funding == CohortFunding.FULL);
        }
        if (funding == CohortFunding.ZERO) {
            assertThat(it.fundedPlace()).as("no place where none is paid for").isFalse();
        }
    }

    /** facts/npq 3.2, 5; a verdict that comes later leaves the place as it is (decision B5a), and nothing is paid for it all the same. */
    private static void aPlaceIsGivenToSomebodyEligible(Application was, Application is) {
        if (Boolean.TRUE.equals(is.fundedPlace()) && !Boolean.TRUE.equals(was.fundedPlace())) {
            assertThat(is.funding().eligible()).as("eligible when the place was given").isTrue();
        }
    }

    /** But for funding that others had, or gave back, at the same time. */
    private static void aMoveLeavesTheVerdictAlone(Application was, Application is) {
        if (!is.cohort().equals(was.cohort()) && is.funding().previouslyFunded() == was.funding().previouslyFunded()) {
            assertThat(is.funding()).as("what the rules said of the cohort that was applied for").isEqualTo(was.funding());
        }
    }

    /** Only an enrolment that moves, which others decide about, may take a place beyond the cap. */
    private static void noMorePlacesThanThereAre(Map<ApplicationId, Stored> before, List<Stored> rows) {
        Map<List<Object>, Long> were = taken(before.values().stream().map(Stored::application).toList());
        taken(rows.stream().map(Stored::application).toList()).forEach((offer, places) -> {
            boolean moved = rows.stream().map(Stored::application).anyMatch(it -> offer(it).equals(offer)
                    && before.containsKey(it.id()) && !offer(before.get(it.id()).application()).equals(offer));
            assertThat(places <= Story.CAP || places <= were.getOrDefault(offer, 0L) || moved).as("places of %s: %d", offer, places).isTrue();
        });
    }

    private static Map<List<Object>, Long> taken(List<Application> applications) {
        return applications.stream().filter(it -> it.isAccepted() && Boolean.TRUE.equals(it.fundedPlace()))
                .collect(Collectors.groupingBy(WhateverHappensTest::offer, Collectors.counting()));
    }

    private static List<Object> offer(Application it) {
        return List.of(it.leadProvider(), it.cohort(), it.course());
    }

    private static void holds(Stored row, Optional<Stored> before, Alone memory) {
        Application it = row.application();
        assertThat(row.person().retiredInto()).as("whoever was merged holds nothing any more").isNull();
        assertThat(it.funding()).as("knows what others had").isEqualTo(PreviousFunding.settle(it, memory.service.allApplications()).funding());
        assertThat(row.document().etag()).as("shows what is").isEqualTo(new ApplicationDocument().render(it, row.person()).etag());
        Application told = memory.published.get(it.id());
        assertThat(told.version()).as("the newest version is published").isEqualTo(it.version());
        assertThat(facts(told)).as("what is published is what is").isEqualTo(facts(it));
        before.ifPresent(was -> {
            boolean changed = !was.document().etag().equals(row.document().etag());
            assertThat(changed || was.application().leadProvider().equals(it.leadProvider())).as("a new provider meets it in its list").isTrue();
            assertThat(it.updatedAt().isAfter(was.application().updatedAt())).as("the stamp moves with the document").isEqualTo(changed);
            assertThat(it.version() > was.application().version()).as("the version moves with what is published")
                    .isEqualTo(!facts(it).equals(facts(was.application())));
        });
    }

    private static List<Object> facts(Application it) {
        Object standing = it.state() instanceof Accepted accepted ? List.of(accepted.at(), accepted.schedule()) : it.state();
        return List.of(it.participant(), it.leadProvider(), it.cohort(), standing, it.funding(), Optional.ofNullable(it.fundedPlace()));
    }

    private static void trainsOnce(Stored row, List<Stored> rows) {
        if (row.application().isInTraining()) {
            assertThat(rows).filteredOn(other -> Story.samePerson(other.person(), row.person()) && other.application().isInTraining()
                    && other.application().isForTheSameTrainingAs(row.application())
                    && other.application().cohort().equals(row.application().cohort())).hasSize(1);
        }
    }
}
