package milepost.declarations.inmemory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.application.Entry;
import milepost.declarations.domain.Declaration;
import milepost.declarations.domain.Outcome;
import milepost.declarations.domain.ProviderId;
import milepost.declarations.inmemory.ObservedDeclaration.Concern;
import milepost.declarations.inmemory.ObservedDeclaration.Ended;
import milepost.declarations.inmemory.ObservedDeclaration.Step;
import milepost.declarations.postgres.DeclarationRow;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/** Writes an entry as the storing statement does, under the constraints of the tables. */
final class Storing {

    private final DeclarationTables tables;

    Storing(DeclarationTables tables) {
        this.tables = tables;
    }

    void store(Entry entry) {
        UUID id = entry.declaration().id().value();
        DeclarationRow row = stored(tables.declarations.get(id), DeclarationRow.of(entry));
        check(row);
        tables.declarations.put(id, row);
        append(id, entry);
        keepDocuments(id, row, entry);
        keepWorklist(id, entry);
    }

    void clearSlotFor(Declaration declaration) {
        String type = declaration.declared().type().slug();
        tables.ofTraining(declaration.declared().training().value())
                .filter(row -> row.holdsSlot() && !row.id().equals(declaration.id().value()) && row.declarationType().equals(type)).toList()
                .forEach(row -> tables.declarations.put(row.id(), row.withoutSlot()));
    }

    /** Everything is written every time but what was declared, by which provider and when. */
    private static DeclarationRow stored(@Nullable DeclarationRow before, DeclarationRow now) {
        return before == null ? now : new DeclarationRow(before.id(), before.family(), before.leadProviderId(), now.participantId(),
                before.declaredParticipantId(), before.trainingId(), before.courseIdentifier(), before.courseGroup(), before.cohort(),
                before.scheduleIdentifier(), before.declarationType(), before.declarationDate(), now.deliveryPartnerId(),
                now.secondaryDeliveryPartnerId(), now.mentorId(), before.evidenceHeld(), before.sparsityUplift(), before.pupilPremiumUplift(),
                now.state(), now.ineligibleReason(), now.supersededBy(), now.voidedBy(),
                now.statementId(), now.clawbackStatementId(), now.fundingVerdict(), now.fundedPlace(), now.targetedDeliveryFunding(),
                now.holdsSlot(), now.fundable(), now.upliftPaid(), now.liveUntil(), now.outcomeResult(), now.outcomeDate(),
                now.outcomeId(), now.outcomeRecordedAt(),
                now.applicationSeen(), now.enrolmentSeen(), now.lineSeen(), now.personSeen(), now.namesSeen(), now.turnsAt(), now.version(),
                now.effectiveAt(), before.createdAt(), now.updatedAt());
    }

    private void check(DeclarationRow row) {
        if ((row.liveUntil() == null) != DeclarationTables.isLive(row) && !row.state().equals("ineligible")) {
            throw new DataIntegrityViolationException("live_until of a declaration that is " + row.state());
        }
        if (row.holdsSlot() && tables.ofTraining(row.trainingId()).anyMatch(other -> other.holdsSlot() && !other.id().equals(row.id())
                && other.declarationType().equals(row.declarationType()))) {
            throw new DuplicateKeyException("one_declaration_per_training_and_type");
        }
    }

    private void append(UUID id, Entry entry) {
        if (!entry.steps().isEmpty()) {
            tables.histories.put(id, Stream.concat(DeclarationTables.of(tables.histories, id).stream(), entry.steps().stream()
                    .map(step -> new Step(step.to().slug(), step.actor().slug(), step.cause(), step.effectiveAt(), entry.now()))).toList());
        }
        if (entry.declaration().outcome() != null) {
            keepOutcomes(id, entry);
        }
    }

    private void keepOutcomes(UUID id, Entry entry) {
        UUID participant = entry.declaration().declared().participant().value();
        List<Ended> ended = new ArrayList<>(DeclarationTables.of(tables.outcomes, id));
        ended.replaceAll(it -> it.participant().equals(participant) ? it
                : new Ended(it.id(), it.state(), it.completionDate(), participant, it.course(), it.recordedAt(), entry.updatedAt()));
        Outcome added = entry.added();
        if (added != null && tables.outcomes.rows().stream().flatMap(List::stream).noneMatch(it -> it.id().equals(added.id().value()))) {
            ended.add(new Ended(added.id().value(), added.result().slug(), added.completionDate(), participant,
                    entry.declaration().declared().course().value(), added.recordedAt(), added.recordedAt()));
        }
        tables.outcomes.put(id, List.copyOf(ended));
        tables.outcomeViewers.put(id, entry.viewers().stream().map(ProviderId::value).toList());
    }

    private void keepDocuments(UUID id, DeclarationRow row, Entry entry) {
        List<StoredDocument> before = DeclarationTables.of(tables.documents, id);
        List<StoredDocument> after = new ArrayList<>(before);
        after.removeIf(document -> !entry.viewers().contains(new ProviderId(document.viewer())));
        for (Entry.Document document : entry.documents()) {
            UUID viewer = document.viewer().value();
            StoredDocument kept = before.stream().filter(it -> it.viewer().equals(viewer)).findFirst().orElse(null);
            after.removeIf(it -> it.viewer().equals(viewer));
            after.add(new StoredDocument(id, viewer, row.participantId(), partners(row),
                    kept == null ? entry.declaration().declared().cohort().startYear() : kept.startYear(), document.contentHash(),
                    document.shape(), kept == null ? entry.createdAt() : kept.createdAt(), document.updatedAt(), document.body()));
        }
        if (!after.equals(before)) {
            tables.documents.put(id, List.copyOf(after));
        }
    }

    private static Set<UUID> partners(DeclarationRow row) {
        return Stream.of(row.deliveryPartnerId(), row.secondaryDeliveryPartnerId()).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    /** A concern that is still there keeps its age. */
    private void keepWorklist(UUID id, Entry entry) {
        List<Concern> before = DeclarationTables.of(tables.worklist, id);
        List<Concern> after = entry.concerns().stream().sorted().map(concern -> before.stream()
                .filter(kept -> kept.kind().equals(concern.kind())).findFirst()
                .orElseGet(() -> new Concern(concern.kind(), concern.sentence(), entry.now()))).toList();
        if (!after.equals(before)) {
            tables.worklist.put(id, after);
        }
    }
}
