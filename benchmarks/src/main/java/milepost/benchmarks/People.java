package milepost.benchmarks;

/** Who can still be declared: on our side and, in their own database, on the comparator's. */
final class People {

    private int ours;
    private int theirs;

    int left() {
        return World.FRESH - ours;
    }

    /** The first of so many. */
    int next(int many) {
        if (many > left() || many == 0) {
            throw new Failed("all " + World.FRESH + " people of the data are declared; fewer metrics or shorter runs need fewer");
        }
        int first = ours;
        ours += many;
        return first;
    }

    /** Gives back what a run did not need. */
    void used(int first, long many) {
        ours = (int) Math.min(ours, first + many);
    }

    int firstOfLimit() {
        return theirs;
    }

    void usedByLimit(long many) {
        theirs += (int) many;
    }
}
