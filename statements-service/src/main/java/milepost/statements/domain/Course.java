package milepost.statements.domain;

/** A course as money sees it: its identifier and the group that decides about targeted delivery funding. */
public record Course(String identifier, String group) {
}
