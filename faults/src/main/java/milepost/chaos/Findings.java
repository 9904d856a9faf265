package milepost.chaos;

/** What a run has shown, in the end. */
interface Findings {

    boolean isClean();

    /** Everything, as Markdown. */
    String text();
}
