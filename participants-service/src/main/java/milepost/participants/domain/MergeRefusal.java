package milepost.participants.domain;

/** Why two ids are not made one. */
public enum MergeRefusal {

    SURVIVOR_UNKNOWN("into", "merge_into_unknown", "Nobody has the id in 'into'."),
    MERGED_INTO_ITSELF("into", "merge_into_itself", "A participant cannot be merged into themselves."),
    SURVIVOR_RETIRED("into", "merge_into_retired", "The id in 'into' was retired itself; merge into the one in meta."),
    ALREADY_RETIRED("participant_id", "participant_already_merged", "This participant was merged into another one, named in meta.");

    private final Refusal refusal;

    MergeRefusal(String title, String code, String sentence) {
        this.refusal = new Refusal(title, code, sentence);
    }

    public Refusal refusal() {
        return refusal;
    }
}
