package milepost.declarations.application;

/** Versions of published declarations; they only ever grow. */
public interface Numbering {

    long first();

    long next(long current);
}
