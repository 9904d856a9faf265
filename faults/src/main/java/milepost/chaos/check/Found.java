package milepost.chaos.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import milepost.chaos.faults.Letter;
import milepost.invariants.DeclarationFacts;
import milepost.invariants.StatementFacts;

/**
 * What is, once everything is at rest.
 *
 * @param shown        the declarations each provider is shown
 * @param declarations the same with their histories, as their owner keeps them
 * @param enrolled     the applications that became trainings
 * @param statements   as providers see them
 * @param unrest       why it is not at rest, in sentences; nothing when it is
 * @param deadLetters  with the reason each was given
 */
public record Found(Map<UUID, Set<UUID>> shown, Collection<DeclarationFacts> declarations, Set<UUID> enrolled,
        Collection<StatementFacts> statements, List<String> unrest, Map<Letter, String> deadLetters) {
}
