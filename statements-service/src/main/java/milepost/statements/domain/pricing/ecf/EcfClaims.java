package milepost.statements.domain.pricing.ecf;

import milepost.statements.domain.DeclarationType;

/**
 * Declarations on an open statement, counted instead of listed.
 *
 * @param flagged how many of them are flagged for an uplift
 */
public record EcfClaims(DeclarationType type, boolean ofMentors, int lines, int flagged) {
}
