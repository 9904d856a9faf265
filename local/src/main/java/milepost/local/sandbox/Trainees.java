package milepost.local.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import milepost.local.sandbox.Trainee.Step;
import milepost.local.sandbox.World.Cohort;
import milepost.local.sandbox.World.Course;
import milepost.local.sandbox.World.ScheduleShape;
import org.jspecify.annotations.Nullable;

/**
 * The 2,000 applications, always the same ones. The first 180 have whole stories, with declarations in all states; of the others one in
 * ten was accepted, and some of those have begun, and the rest wait to be accepted: there is enough to practise on.
 */
final class Trainees {

    static final int COUNT = 2_000;
    static final int WITH_WHOLE_STORIES = 180;

    private final World world;
    private final SplittableRandom random = new SplittableRandom(2026);

    private Trainees(World world) {
        this.world = world;
    }

    static List<Trainee> of(World world) {
        Trainees trainees = new Trainees(world);
        List<Trainee> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            all.add(i % 20 == 4 ? trainees.twin(i, all.getLast()) : trainees.trainee(i));
        }
        return List.copyOf(all);
    }

    private Trainee trainee(int number) {
        // most of the people are in the middle cohorts
        Cohort cohort = world.cohorts().get(List.of(0, 1, 1, 2, 2, 3, 3, 4, 4, 6, 5).get(random.nextInt(11)));
        List<Integer> offering = offering(cohort);
        int provider = offering.get(random.nextInt(offering.size()));
        List<Course> courses = world.coursesOf(cohort, provider);
        Course course = courses.get(random.nextInt(courses.size()));
        LocalDate applied = Timeline.paperworkFrom(LocalDate.of(cohort.year(), 6, 1).plusDays(random.nextInt(90)));
        Boolean eligible = verdict(number, cohort, course);
        // of every twenty, three wait and one will be refused because its twin is accepted
        List<Step> story = number % 20 < 4 ? List.of() : begun(number, story(number, cohort, course, eligible));
        String given = world.people().given().get(random.nextInt(world.people().given().size()));
        String family = world.people().family().get(random.nextInt(world.people().family().size()));
        return new Trainee(number, World.id("application", number), World.id("participant", number), given + " " + family,
                (given + "." + family + "." + number + "@example.org").toLowerCase(Locale.ROOT), Integer.toString(3_000_000 + number * 7), number % 9 != 8,
                course.identifier(), cohort, provider, eligible, applied, story);
    }

    /** The same person applies for the same course with another provider, which accepts first. */
    private Trainee twin(int number, Trainee other) {
        Course course = world.courses().stream().filter(each -> each.identifier().equals(other.course())).findFirst().orElseThrow();
        int provider = offering(other.cohort()).stream().filter(each -> each != other.provider() && course.offered(other.cohort(), each)).findFirst().orElse(other.provider());
        return new Trainee(number, World.id("application", number), other.participantId(), other.fullName(), other.email(), other.trn(), other.trnVerified(),
                other.course(), other.cohort(), provider, true, other.appliedOn().plusWeeks(1), begun(number, story(number, other.cohort(), course, true)));
    }

    /** As much of the story as there is of this one: all, up to the first declaration, the acceptance, or nothing yet. */
    private static List<Step> begun(int number, List<Step> story) {
        if (number < WITH_WHOLE_STORIES) {
            return story;
        }
        return switch (number % 16) {
            case 0 -> story.subList(0, Math.min(2, story.size()));
            case 9 -> story.subList(0, 1);
            default -> List.of();
        };
    }

    private List<Integer> offering(Cohort cohort) {
        return IntStream.range(0, world.providers().size()).filter(each -> !world.coursesOf(cohort, each).isEmpty()).boxed().toList();
    }

    /** About coaching there is never a doubt: the funding rules say yes or no. */
    private static @Nullable Boolean verdict(int number, Cohort cohort, Course course) {
        Boolean verdict = verdict(number, cohort);
        return verdict == null && course.group().equals("ehco") ? Boolean.TRUE : verdict;
    }

    /** In a capped cohort a place without a verdict cannot be funded, so there the waiting ones stay pending. */
    private static @Nullable Boolean verdict(int number, Cohort cohort) {
        if (cohort.funding().equals("zero")) {
            return false;
        }
        return switch (number % 10) {
            case 1, 7 -> false;
            case 2 -> null;
            case 9 -> cohort.funding().equals("full") ? null : Boolean.TRUE;
            default -> true;
        };
    }

    private List<Step> story(int number, Cohort cohort, Course course, @Nullable Boolean eligible) {
        ScheduleShape schedule = schedule(cohort, course);
        LocalDate from = schedule.from(cohort.year());
        List<Step> story = new ArrayList<>();
        LocalDate accepted = from.isAfter(Timeline.END) ? Timeline.END.minusDays(40) : Timeline.paperworkFrom(from.plusDays(random.nextInt(5)));
        story.add(new Step.Accept(accepted, schedule.identifier(), place(cohort, eligible)));
        if (number % 20 != 5) {
            declarations(schedule, from, number, story);
        }
        return List.copyOf(story);
    }

    private ScheduleShape schedule(Cohort cohort, Course course) {
        List<ScheduleShape> fitting = cohort.schedules().stream().map(world::schedule).filter(each -> each.group().equals(course.group())).toList();
        // two in three start with the first intake
        return random.nextInt(3) > 0 ? fitting.getFirst() : fitting.getLast();
    }

    private static @Nullable Boolean place(Cohort cohort, @Nullable Boolean eligible) {
        return cohort.funding().equals("full") ? null : Boolean.valueOf(cohort.funding().equals("capped") && Boolean.TRUE.equals(eligible));
    }

    private void declarations(ScheduleShape schedule, LocalDate from, int number, List<Step> story) {
        LocalDate date = from.plusDays(7 + random.nextInt(30));
        String last = "";
        for (String type : schedule.types()) {
            LocalDate declared = Timeline.paperworkFrom(date.plusDays(2 + random.nextInt(5)));
            if (declared.isAfter(Timeline.END)) {
                break;
            }
            story.add(new Step.Declare(declared, type, date, random.nextInt(8) > 0));
            last = type;
            date = date.plusDays(150 + random.nextInt(100));
        }
        if (!last.isEmpty()) {
            voided(number, last, story).ifPresent(story::add);
        }
    }

    /** Some declarations are withdrawn: at once, after they were paid, or just now. */
    private Optional<Step> voided(int number, String type, List<Step> story) {
        LocalDate declared = story.getLast().on();
        return switch (number % 20) {
            case 6, 14 -> Optional.of(new Step.VoidIt(declared.plusDays(1), type));
            case 8, 11 -> Timeline.afterPayment(declared).map(on -> new Step.VoidIt(on, type));
            case 10, 13 -> declared.isBefore(LocalDate.of(2026, 2, 1))
                    ? Optional.of(new Step.VoidIt(Timeline.END.minusDays(10), type)) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
