package milepost.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.local.sandbox.EarlyCareer.Step;
import org.junit.jupiter.api.Test;

class EarlyCareersTest {

    private final World world = World.read();
    private final List<Trainee> trainees = Trainees.of(world);
    private final EarlyCareers people = EarlyCareers.of(world, trainees);

    @Test
    void thereAreAlwaysTheSameFortyMentorsAndEightyTeachers() {
        assertThat(people).isEqualTo(EarlyCareers.of(World.read(), trainees));
        assertThat(people.mentors()).hasSize(40).allMatch(each -> each.course().equals("ecf-mentor") && each.mentorId() == null);
        assertThat(people.teachers()).hasSize(80).allMatch(each -> each.course().equals("ecf-induction"));
        assertThat(people.all().map(EarlyCareer::recordId).collect(Collectors.toSet())).hasSize(120);
        assertThat(people.size()).isBetween(150, 180);
    }

    @Test
    void nobodyHasTwoRecordsInOneRoleOrAnotherOnesParticulars() {
        assertThat(people.all().map(each -> each.course() + each.who().participantId()).collect(Collectors.toSet())).hasSize(120);
        Map<String, Set<EarlyCareer.Particulars>> known = people.all().map(EarlyCareer::who)
                .collect(Collectors.groupingBy(EarlyCareer.Particulars::participantId, Collectors.toSet()));
        assertThat(known.values()).allMatch(particulars -> particulars.size() == 1);
        assertThat(known.values().stream().flatMap(Set::stream).map(EarlyCareer.Particulars::email).collect(Collectors.toSet())).hasSameSizeAs(known.keySet());
        assertThat(known.values().stream().flatMap(Set::stream).map(EarlyCareer.Particulars::trn).collect(Collectors.toSet())).hasSameSizeAs(known.keySet());
    }

    @Test
    void everybodyTrainsWhereTheFrameworkIsOfferedOnAScheduleOfTheirCohortAndRole() {
        assertThat(people.all()).allSatisfy(each -> {
            assertThat(world.ecf().termsOf(each.cohort()).offering()).contains(each.provider());
            assertThat(world.ecf().schedulesOf(each.cohort())).extracting(EcfSchedules.Schedule::identifier).contains(each.schedule());
            assertThat(each.partner() == null || world.partnersOf(each.provider()).contains(each.partner())).isTrue();
        });
        assertThat(people.mentors()).noneMatch(each -> each.schedule().contains("reduced"));
        assertThat(people.teachers()).noneMatch(each -> each.schedule().contains("replacement"));
        assertThat(people.all().map(each -> each.cohort().identifier()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("2021a", "2022a", "2023a", "2024a", "2025a", "2026a");
        assertThat(people.all().map(EarlyCareer::schedule).collect(Collectors.toSet())).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void aTeachersMentorTrainsWithTheSameProviderAtTheSameSchool() {
        Map<String, EarlyCareer> mentors = people.mentors().stream().collect(Collectors.toMap(each -> each.who().participantId(), Function.identity()));

        assertThat(people.teachers()).filteredOn(each -> each.mentorId() != null).hasSizeBetween(60, 79).allSatisfy(each -> {
            EarlyCareer mentor = Objects.requireNonNull(mentors.get(each.mentorId()));
            assertThat(mentor.provider()).isEqualTo(each.provider());
            assertThat(mentor.schoolUrn()).isEqualTo(each.schoolUrn());
            assertThat(mentor.who()).isNotEqualTo(each.who());
        });
    }

    @Test
    void everyVerdictOccursAndUpliftsUpTo2024() {
        assertThat(people.all().map(each -> String.valueOf(each.eligible())).collect(Collectors.toSet())).containsExactlyInAnyOrder("true", "false", "null");
        assertThat(people.all().filter(each -> each.sparsityUplift() || each.pupilPremiumUplift())).isNotEmpty()
                .allMatch(each -> each.cohort().year() <= 2024);
        assertThat(people.all()).anyMatch(each -> each.sparsityUplift() && each.pupilPremiumUplift());
    }

    @Test
    void someMentorsWereTeachersOnceAndSomeTakeAnNpqThatWasAccepted() {
        Set<String> teachers = people.teachers().stream().map(each -> each.who().participantId()).collect(Collectors.toSet());
        Set<String> accepted = trainees.stream().filter(each -> !each.story().isEmpty()).map(Trainee::participantId).collect(Collectors.toSet());

        assertThat(people.mentors()).filteredOn(each -> teachers.contains(each.who().participantId())).hasSize(2);
        assertThat(people.mentors()).filteredOn(each -> accepted.contains(each.who().participantId())).hasSize(3);
        assertThat(people.all().map(each -> each.who().participantId()).filter(trainees.stream().map(Trainee::participantId).collect(Collectors.toSet())::contains))
                .hasSize(3);
    }

    @Test
    void storiesGoForwardInTimeAfterTrainingWasRecordedAndHadBegun() {
        assertThat(people.all()).allSatisfy(each -> {
            assertThat(Stream.concat(Stream.of(each.recordedOn()), each.story().stream().map(Step::on)).toList()).isSorted();
            assertThat(each.story()).allMatch(step -> step.on().isAfter(each.start().plusDays(1)) && !step.on().isAfter(Timeline.END));
            assertThat(each.recordedOn()).isBeforeOrEqualTo(Timeline.END);
        });
    }

    @Test
    void everyActionOccurs() {
        assertThat(steps(Step.class).map(Object::getClass).collect(Collectors.toSet())).containsExactlyInAnyOrder(Step.Defer.class, Step.Resume.class,
                Step.Withdraw.class, Step.ChangeSchedule.class, Step.Transfer.class);
        assertThat(steps(Step.ChangeSchedule.class)).anyMatch(step -> "2024".equals(step.cohort())
                && step.on().isAfter(LocalDate.of(2024, 6, 18))).anyMatch(step -> step.cohort() == null);
    }

    @Test
    void fiveWereTransferredAndOneWillBe() {
        assertThat(people.all().filter(each -> each.story().stream().anyMatch(Step.Transfer.class::isInstance))).allSatisfy(each -> {
            Step.Transfer transfer = (Step.Transfer) each.story().getFirst();
            assertThat(transfer.from()).isAfter(each.start());
            assertThat(transfer.to()).isNotEqualTo(each.provider());
            assertThat(world.ecf().termsOf(each.cohort()).offering()).contains(transfer.to());
            assertThat(each.story().stream().skip(1)).allMatch(step -> step instanceof Step.ByProvider act && act.by() == transfer.to());
        });
        assertThat(steps(Step.Transfer.class).filter(step -> !step.from().isAfter(step.on()))).hasSize(5);
        assertThat(steps(Step.Transfer.class).filter(step -> step.from().isAfter(Timeline.END))).hasSize(1);
    }

    private <T extends Step> Stream<T> steps(Class<T> kind) {
        return people.all().flatMap(each -> each.story().stream()).filter(kind::isInstance).map(kind::cast);
    }
}
