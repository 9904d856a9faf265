package milepost.chaos.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.chaos.alerts.Alerts.Raised;

/** Holds what was seen against what each fault has to raise and may raise. */
final class Judgement {

    private final List<Struck> struck;
    private final List<Episode> episodes;
    private final List<Raised> raised = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();

    private Judgement(List<Struck> struck, List<Episode> episodes) {
        this.struck = struck;
        this.episodes = episodes;
    }

    /** @param struck in the order in which they happened, none before the one before was over */
    static Alerts of(List<Struck> struck, List<Episode> episodes) {
        Judgement judgement = new Judgement(List.copyOf(struck), List.copyOf(episodes));
        for (int nr = 0; nr < struck.size(); nr++) {
            judgement.judge(nr);
        }
        return new Alerts(judgement.raised, judgement.missing, judgement.unexpected, null);
    }

    private void judge(int nr) {
        Struck fault = struck.get(nr);
        Instant next = nr + 1 < struck.size() ? struck.get(nr + 1).begin() : Instant.MAX;
        List<Episode> cameUp = episodes.stream().filter(each -> !each.from().isBefore(fault.begin()) && each.from().isBefore(next)).toList();
        List<Episode> before = episodes.stream().filter(each -> each.from().isBefore(fault.begin()) && !each.to().isBefore(fault.begin())).toList();
        List<Expected.Wanted> notSeen = fault.expected().must().stream().filter(wanted -> episodes.stream().noneMatch(isAnswerOf(fault, wanted))).toList();
        List<Episode> nobodys = cameUp.stream().filter(Episode::wakesSomebody).filter(each -> !belongsToSomeFault(each, nr)).toList();
        notSeen.forEach(wanted -> missing.add("%s did not raise %s".formatted(fault.fault(), wanted)));
        nobodys.forEach(each -> unexpected.add("%s came up %s after the beginning of '%s', stayed for %s, and nobody expected it".formatted(each.name(),
                seconds(fault.begin(), each.from()), fault.fault(), seconds(each.from(), each.to()))));
        raised.add(new Raised(fault.fault(), fault.expected().must().stream().map(Expected.Wanted::toString).toList(), names(Stream.concat(cameUp.stream().map(Episode::name), afterwards(fault, next))),
                names(before.stream().map(Episode::alert)),
                notSeen.isEmpty() && nobodys.isEmpty()));
    }

    private static Predicate<Episode> isAnswerOf(Struck fault, Expected.Wanted wanted) {
        return each -> wanted.is(each) && each.isUpDuring(fault.begin(), fault.end().plus(wanted.alert().late()));
    }

    /** To the fault at hand, or to an earlier one that is only just over. */
    private boolean belongsToSomeFault(Episode episode, int nr) {
        return Expectations.OF_ALL_FAULTS_TOGETHER.containsKey(episode.alert()) || struck.subList(0, nr + 1).stream().anyMatch(fault ->
                fault.expected().all().anyMatch(wanted -> wanted.is(episode) && !episode.from().isAfter(fault.end().plus(wanted.alert().late()))));
    }

    /** What the fault had to raise and raised, when the next had already begun. */
    private Stream<String> afterwards(Struck fault, Instant next) {
        return fault.expected().must().stream().map(wanted -> episodes.stream().filter(isAnswerOf(fault, wanted)).toList())
                .filter(answers -> answers.stream().allMatch(each -> !each.from().isBefore(next)))
                .flatMap(List::stream).map(each -> each.name() + " afterwards");
    }

    private static List<String> names(Stream<String> names) {
        return List.copyOf(names.collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String seconds(Instant from, Instant to) {
        return String.format(Locale.UK, "%.1f s", Duration.between(from, to).toMillis() / 1000.0);
    }
}
