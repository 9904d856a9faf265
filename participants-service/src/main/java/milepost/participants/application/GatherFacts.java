package milepost.participants.application;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import milepost.participants.domain.Cohort;
import milepost.participants.domain.Enrolment;
import milepost.participants.domain.HeardDeclaration;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.ecf.EcfCase;
import milepost.participants.domain.training.Asked;
import milepost.participants.domain.training.Copied;
import milepost.participants.domain.training.Rule;
import milepost.participants.domain.training.TrainingCase;
import reactor.core.publisher.Mono;

/** Brings together what a change of somebody's training is decided on, and has the owners confirm what a refusal rests on. */
public final class GatherFacts {

    private final Catalogue catalogue;
    private final DeclarationsHeard declarations;
    private final Peers peers;

    public GatherFacts(Catalogue catalogue, DeclarationsHeard declarations, Peers peers) {
        this.catalogue = catalogue;
        this.declarations = declarations;
        this.peers = peers;
    }

    /** @param others what else the person was accepted for, as far as it matters */
    public Mono<TrainingCase> of(Asked asked, LeadProviderId provider, Optional<Enrolment> training, Collection<EntryKey> keys, List<Enrolment> others) {
        var heard = training.map(enrolment -> declarations.of(enrolment.id())).orElseGet(() -> Mono.just(List.<HeardDeclaration>of()));
        return heard.flatMap(of -> catalogue.find(keys)
                .map(excerpt -> new TrainingCase(asked, provider, training, of, excerpt, others)));
    }

    /** The same for training in the early career framework. */
    public Mono<EcfCase> of(EcfCase unknown) {
        var heard = unknown.training().map(record -> declarations.of(record.id())).orElseGet(() -> Mono.just(List.<HeardDeclaration>of()));
        return heard.flatMap(of -> catalogue.find(unknown.keys()).map(excerpt -> unknown.knowing(of, excerpt)));
    }

    /** Completes at once where what was sent alone is at fault. */
    public Mono<Void> confirmed(List<Rule<TrainingCase>> broken, TrainingCase known, Collection<ParticipantId> ids, List<Cohort> cohorts) {
        return confirmed(broken, new Peers.Subject(ids, known.provider(), known.training().map(Enrolment::id), cohorts));
    }

    /** The same for whatever the rules are about. */
    public Mono<Void> confirmed(List<? extends Rule<?>> broken, Peers.Subject subject) {
        var facts = broken.stream().flatMap(rule -> rule.restsOn().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Copied.class)));
        return facts.isEmpty() ? Mono.empty() : peers.confirm(facts, subject);
    }
}
