package milepost.local.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import milepost.local.sandbox.EarlyCareer.Particulars;
import milepost.local.sandbox.EarlyCareer.Step;
import org.jspecify.annotations.Nullable;

/**
 * The people of the early career framework, always the same ones: 40 mentors and 80 teachers, two of whom train with each mentor, at the
 * mentor's school, with the mentor's provider, in the mentor's cohort.
 */
record EarlyCareers(List<EarlyCareer> mentors, List<EarlyCareer> teachers) {

    static final int MENTORS = 40;
    static final int TEACHERS = 80;

    /** Of every ten mentors, most are in the middle cohorts. */
    private static final List<Integer> COHORTS = List.of(0, 1, 1, 2, 2, 3, 3, 4, 4, 5);

    /** Mentors who were early career teachers once, by whom they were. */
    private static final Map<Integer, Integer> ONCE_TEACHERS = Map.of(7, 0, 17, 2);

    /** Mentors who take an NPQ as well, by their application. */
    private static final Map<Integer, Integer> IN_NPQS = Map.of(6, 6, 16, 46, 36, 88);

    /** Who was transferred and left the profession later. */
    private static final int LEFT_THE_SECOND_PROVIDER = 41;

    /** Who changes providers at the end of a school year that is not over. */
    private static final int CHANGES_NEXT_YEAR = 78;
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 9, 1);

    static EarlyCareers of(World world, List<Trainee> trainees) {
        List<EarlyCareer> mentors = IntStream.range(0, MENTORS).mapToObj(number -> mentor(world, trainees, number)).toList();
        return new EarlyCareers(mentors, IntStream.range(0, TEACHERS).mapToObj(number -> teacher(world, mentors.get(number / 2), number)).toList());
    }

    Stream<EarlyCareer> all() {
        return Stream.concat(mentors.stream(), teachers.stream());
    }

    /** How many steps all of it is. */
    int size() {
        return (int) all().mapToLong(each -> 1 + each.story().size()).sum();
    }

    private static EarlyCareer mentor(World world, List<Trainee> trainees, int number) {
        Ecf.Terms terms = world.ecf().terms().get(COHORTS.get(number % COHORTS.size()));
        int provider = terms.offering().get((number + number / COHORTS.size()) % terms.offering().size());
        String schedule = switch (number % 7) {
            case 2 -> "ecf-replacement-january";
            case 4 -> "ecf-standard-january";
            case 5 -> "ecf-standard-april";
            default -> "ecf-standard-september";
        };
        LocalDate start = start(schedule, world.cohort(terms.identifier()).year(), number);
        return new EarlyCareer(number, World.id("mentor record", number), mentorIs(world, trainees, number), "ecf-mentor", world.cohort(terms.identifier()),
                provider, world.partnersOf(provider).get(number % 3), schedule, Integer.toString(901_000 + number), null, verdict(number, 3),
                false, terms.uplifts() && number % 6 == 1, start, recordedOn(start), mentorStory(number, provider, start));
    }

    private static Particulars mentorIs(World world, List<Trainee> trainees, int number) {
        if (ONCE_TEACHERS.containsKey(number)) {
            return person(world, MENTORS + ONCE_TEACHERS.get(number));
        }
        if (IN_NPQS.containsKey(number)) {
            Trainee known = trainees.get(IN_NPQS.get(number));
            return new Particulars(known.participantId(), known.fullName(), known.email(), known.trn(), known.trnVerified());
        }
        return person(world, number);
    }

    private static EarlyCareer teacher(World world, EarlyCareer mentor, int number) {
        Ecf.Terms terms = world.ecf().termsOf(mentor.cohort());
        String schedule = switch (number % 9) {
            case 4 -> "ecf-standard-january";
            case 5 -> "ecf-standard-april";
            case 6 -> "ecf-extended-september";
            case 7 -> "ecf-reduced-september";
            default -> "ecf-standard-september";
        };
        LocalDate start = start(schedule, mentor.cohort().year(), number);
        return new EarlyCareer(number, World.id("teacher record", number), person(world, MENTORS + number), "ecf-induction", mentor.cohort(),
                mentor.provider(), number % 10 == 4 ? null : mentor.partner(), schedule, mentor.schoolUrn(),
                number % 8 == 5 ? null : mentor.who().participantId(), verdict(number, 7), terms.uplifts() && number % 4 == 1,
                terms.uplifts() && number % 3 == 0, start, recordedOn(start), teacherStory(world, terms, mentor.provider(), number, schedule, start));
    }

    private static Particulars person(World world, int number) {
        List<String> given = world.people().given();
        List<String> family = world.people().family();
        String first = given.get(number * 7 % given.size());
        String last = family.get((number * 3 + number / given.size()) % family.size());
        return new Particulars(World.id("early career", number), first + " " + last,
                (first + "." + last + ".ecf" + number + "@example.org").toLowerCase(Locale.ROOT), Integer.toString(3_100_000 + number * 7), number % 11 != 10);
    }

    /** Of every ten, one is not eligible and of one it is not known yet. */
    private static @Nullable Boolean verdict(int number, int refused) {
        return number % 10 == 9 ? null : Boolean.valueOf(number % 10 != refused);
    }

    private static LocalDate start(String schedule, int year, int number) {
        return switch (schedule.substring(schedule.lastIndexOf('-') + 1)) {
            case "september" -> LocalDate.of(year, 9, 1 + number % 7);
            case "january" -> LocalDate.of(year + 1, 1, 4 + number % 5);
            case "april" -> LocalDate.of(year + 1, 4, 17 + number % 5);
            default -> throw new IllegalArgumentException("nobody starts on " + schedule);
        };
    }

    private static LocalDate recordedOn(LocalDate start) {
        return Timeline.paperworkFrom(start.isAfter(Timeline.END) ? Timeline.END.minusDays(30) : start);
    }

    private static List<Step> mentorStory(int number, int provider, LocalDate start) {
        return untilToday(switch (number % 16) {
            case 5 -> List.of(new Step.Withdraw(after(start, 260), provider, "mentor-no-longer-being-mentor"));
            case 11 -> List.of(new Step.Defer(after(start, 120), provider, "career-break"));
            default -> List.of();
        });
    }

    private static List<Step> teacherStory(World world, Ecf.Terms terms, int provider, int number, String schedule, LocalDate start) {
        List<Integer> offering = terms.offering();
        int next = offering.get((offering.indexOf(provider) + 1) % offering.size());
        int partner = world.partnersOf(next).get(number % 3);
        if (number == CHANGES_NEXT_YEAR) {
            return List.of(new Step.Transfer(recordedOn(NEXT_YEAR), next, partner, NEXT_YEAR));
        }
        return untilToday(switch (number % 16) {
            case 1 -> List.of(new Step.Defer(after(start, 120), provider, "parental-leave"));
            case 3 -> List.of(new Step.Defer(after(start, 60), provider, "long-term-sickness"), new Step.Resume(after(start, 200), provider));
            case 6 -> List.of(new Step.Withdraw(after(start, 90), provider, "left-teaching-profession"));
            case 9 -> transferred(provider, next, partner, number, start.plusMonths(4));
            case 12 -> List.of(rescheduled(terms, provider, schedule, start));
            case 14 -> number % 32 == 14 ? List.of(new Step.Withdraw(after(start, 150), provider, "moved-school"))
                    : List.of(new Step.Withdraw(after(start, 150), provider, "other"), new Step.Resume(after(start, 240), provider));
            default -> List.of();
        });
    }

    private static List<Step> transferred(int former, int next, int partner, int number, LocalDate from) {
        List<Step> story = new ArrayList<>(List.of(new Step.Transfer(Timeline.paperworkFrom(from), next, partner, from)));
        if (number == LEFT_THE_SECOND_PROVIDER) {
            story.add(new Step.Withdraw(after(from, 200), next, "left-teaching-profession"));
        }
        return story;
    }

    /** Whoever is left in a cohort whose payments are frozen moves on to 2024 (facts/ecf 2.12); others need more time or less. */
    private static Step rescheduled(Ecf.Terms terms, int provider, String schedule, LocalDate start) {
        if (terms.paymentsFrozenOn() != null) {
            return new Step.ChangeSchedule(after(terms.paymentsFrozenOn(), 100), provider, "ecf-extended-september", "2024");
        }
        return new Step.ChangeSchedule(after(start, 150), provider,
                schedule.equals("ecf-reduced-september") ? "ecf-extended-september" : "ecf-reduced-september", null);
    }

    private static LocalDate after(LocalDate start, int days) {
        return Timeline.paperworkFrom(start.plusDays(days));
    }

    private static List<Step> untilToday(List<Step> story) {
        return story.stream().takeWhile(step -> !step.on().isAfter(Timeline.END)).toList();
    }
}
