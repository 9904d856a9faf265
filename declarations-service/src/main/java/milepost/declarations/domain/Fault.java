package milepost.declarations.domain;

/** Why something is not done, as its caller is told: a stable code, the attribute it is about, and one sentence. */
public interface Fault {

    String code();

    String title();

    String sentence();
}
