package milepost.operations;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One rule of the manifests: what it looks at, when that is as it should be, and how to name what is not. A rule that finds nothing to look at
 * says nothing, so {@link #seen} is asked, too.
 */
record Rule<T>(String sentence, Function<Manifests, Stream<T>> subjects, Predicate<T> holds, Function<T, String> name) {

    List<String> brokenBy(Manifests manifests) {
        return subjects.apply(manifests).filter(holds.negate()).map(name).toList();
    }

    long seen(Manifests manifests) {
        return subjects.apply(manifests).count();
    }

    @Override
    public String toString() {
        return sentence;
    }
}
