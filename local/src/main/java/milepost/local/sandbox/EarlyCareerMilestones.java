package milepost.local.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What providers declare of early career teachers and mentors: of the two cohorts in which training is paid for, and of whoever trains
 * without interruption and is known to be eligible or not; a start each, and a retention or a mentor's completion.
 */
final class EarlyCareerMilestones {

    private static final int MENTORS_TRAIN_FOR = 300;

    private EarlyCareerMilestones() {
    }

    /**
     * Something that is declared.
     *
     * @param date when it was so
     * @param on   when it is declared
     */
    record Milestone(EarlyCareer of, String type, LocalDate date, LocalDate on, @Nullable String evidence) {}

    static List<Milestone> of(World world, EarlyCareers people) {
        return people.all().filter(each -> Ecf.PAID_FOR.contains(each.cohort().identifier()) && each.story().isEmpty() && each.eligible() != null)
                .flatMap(each -> of(world, each).stream()).filter(each -> !each.on().isAfter(Timeline.END)).toList();
    }

    private static List<Milestone> of(World world, EarlyCareer it) {
        Ecf.Terms terms = world.ecf().termsOf(it.cohort());
        List<Milestone> all = new ArrayList<>(List.of(milestone(world, it, "started", 14, terms.detailedEvidence() ? "other" : null)));
        if (!terms.mentorFunding()) {
            all.add(milestone(world, it, "retained-1", 120, "training-event-attended"));
        } else if (it.course().equals("ecf-mentor") && it.number() % 2 == 0) {
            all.add(milestone(world, it, "completed", MENTORS_TRAIN_FOR, "75-percent-engagement-met"));
        }
        return all;
    }

    /** So many days after training began, or three weeks after the window opened if that is later. */
    private static Milestone milestone(World world, EarlyCareer it, String type, int days, @Nullable String evidence) {
        LocalDate opened = world.ecf().schedulesOf(it.cohort()).stream().filter(schedule -> schedule.identifier().equals(it.schedule()))
                .flatMap(schedule -> schedule.windows().stream()).filter(window -> window.type().equals(type)).findFirst().orElseThrow().from();
        LocalDate trained = it.start().plusDays(days);
        LocalDate date = trained.isBefore(opened) ? opened.plusDays(21) : trained;
        return new Milestone(it, type, date, Timeline.paperworkFrom(date), evidence);
    }
}
