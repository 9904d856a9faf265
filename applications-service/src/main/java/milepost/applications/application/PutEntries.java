package milepost.applications.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import milepost.applications.domain.Refusal;
import milepost.applications.domain.catalogue.CatalogueEntry;
import milepost.applications.domain.catalogue.Cohort;
import milepost.applications.domain.catalogue.EntryKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts entries into the catalogue, all or none; what is there already in the same words is left alone. */
public final class PutEntries {

    private final Catalogue catalogue;
    private final Applications applications;
    private final ShowPartners partners;
    private final Publishing publishing;
    private final Versioning versions;

    public PutEntries(Catalogue catalogue, Applications applications, ShowPartners partners, Publishing publishing, Versioning versions) {
        this.catalogue = catalogue;
        this.applications = applications;
        this.partners = partners;
        this.publishing = publishing;
        this.versions = versions;
    }

    /** How it went. */
    public sealed interface Outcome {

        /** @param changed those that were not there before in the same words */
        record Saved(List<Catalogue.Stored> changed) implements Outcome {
        }

        record Refused(List<Refusal> refusals) implements Outcome {
        }
    }

    /** Runs inside the transaction of the command. */
    public Mono<Outcome> put(List<CatalogueEntry> entries) {
        return catalogue.lock().flatMap(now -> refusals(entries).flatMap(refusals -> refusals.isEmpty()
                ? save(entries, now).map(Outcome.Saved::new)
                : Mono.just(new Outcome.Refused(refusals))));
    }

    private Mono<List<Refusal>> refusals(List<CatalogueEntry> entries) {
        return Flux.concat(missing(entries), Flux.fromIterable(entries).filter(Cohort.class::isInstance).cast(Cohort.class)
                .concatMap(cohort -> Flux.concat(otherFunding(cohort), otherCohortSoDescribed(cohort)))).collectList();
    }

    private Flux<Refusal> missing(List<CatalogueEntry> entries) {
        Set<EntryKey> wanted = entries.stream().filter(entry -> !entry.deleted())
                .flatMap(entry -> entry.references().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
        return catalogue.all(wanted).filter(stored -> !stored.entry().deleted()).map(stored -> stored.entry().key()).collectList().flatMapMany(found -> {
            wanted.removeAll(found);
            return Flux.fromIterable(wanted).map(key -> new Refusal(attribute(key), attribute(key) + "_unknown",
                    "The catalogue has no " + key.value() + "."));
        });
    }

    /** facts/npq 6.6: people applied under the terms they were told. */
    private Mono<Refusal> otherFunding(Cohort cohort) {
        return catalogue.find(cohort.key()).map(stored -> (Cohort) stored.entry())
                .filter(was -> was.funding() != cohort.funding())
                .flatMap(was -> applications.anyIn(cohort.identifier()))
                .filter(any -> any)
                .map(_ -> new Refusal("funding", "cohort_funding_fixed", "The cohort has applications, so its funding cannot change."));
    }

    /** facts/npq 6.6: descriptions are unique whatever their case. */
    private Mono<Refusal> otherCohortSoDescribed(Cohort cohort) {
        return catalogue.under("cohort/").map(stored -> (Cohort) stored.entry())
                .filter(other -> !other.identifier().equals(cohort.identifier()) && folded(other).equals(folded(cohort)))
                .next()
                .map(other -> new Refusal("description", "description_taken", "Cohort " + other.identifier() + " has this description."));
    }

    private static String folded(Cohort cohort) {
        return cohort.description().toLowerCase(Locale.ROOT);
    }

    private Mono<List<Catalogue.Stored>> save(List<CatalogueEntry> entries, Instant now) {
        return Flux.fromIterable(entries).concatMap(entry -> save(entry, now)).collectList()
                .flatMap(changed -> changed.isEmpty() ? Mono.just(changed) : publishing.entries(changed).thenReturn(changed));
    }

    private Mono<Catalogue.Stored> save(CatalogueEntry entry, Instant now) {
        return catalogue.latest(entry.key())
                .map(List::of).defaultIfEmpty(new ArrayList<>())
                .filter(was -> was.isEmpty() || !was.getFirst().entry().equals(entry))
                .map(was -> new Catalogue.Stored(entry, versions.next(was.isEmpty() ? 0 : was.getFirst().version()), now))
                .flatMap(stored -> catalogue.save(stored).then(Mono.defer(() -> partners.follow(entry, now))).thenReturn(stored));
    }

    private static String attribute(EntryKey key) {
        return switch (key.kind()) {
            case "course" -> "course_identifier";
            case "lead-provider" -> "lead_provider_id";
            case "delivery-partner" -> "delivery_partner_id";
            default -> "cohort";
        };
    }
}
