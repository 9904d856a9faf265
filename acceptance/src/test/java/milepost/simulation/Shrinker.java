package milepost.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing script short: the shortest failing beginning, and of that everything left out that can be. */
final class Shrinker {

    private Shrinker() {
    }

    static Script shrink(Script failing, Predicate<Script> stillFails) {
        Script shortest = beginning(failing, stillFails);
        for (int piece = Math.max(1, shortest.steps().size() / 2); piece >= 1; piece /= 2) {
            shortest = without(shortest, piece, stillFails);
        }
        return shortest;
    }

    private static Script beginning(Script failing, Predicate<Script> stillFails) {
        Script shortest = failing;
        for (int cut = failing.steps().size() / 2; cut >= 1; cut /= 2) {
            while (shortest.steps().size() > cut) {
                Script shorter = shortest.with(shortest.steps().subList(0, shortest.steps().size() - cut));
                if (!stillFails.test(shorter)) {
                    break;
                }
                shortest = shorter;
            }
        }
        return shortest;
    }

    private static Script without(Script failing, int piece, Predicate<Script> stillFails) {
        Script shortest = failing;
        for (int from = 0; from < shortest.steps().size();) {
            List<Step> fewer = new ArrayList<>(shortest.steps());
            fewer.subList(from, Math.min(from + piece, fewer.size())).clear();
            Script shorter = shortest.with(fewer);
            if (stillFails.test(shorter)) {
                shortest = shorter;
            } else {
                from += piece;
            }
        }
        return shortest;
    }
}
