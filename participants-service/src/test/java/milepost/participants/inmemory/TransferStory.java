package milepost.participants.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import milepost.participants.application.ParticipantPages.Order;
import milepost.participants.application.ecf.ChangeEcfTraining;
import milepost.participants.application.ecf.ChangeEcfTraining.Shape;
import milepost.participants.application.ecf.ChangeTrainingRecord;
import milepost.participants.application.ecf.EcfDocuments.Document;
import milepost.participants.application.ecf.EcfPages;
import milepost.participants.application.ecf.RecordOutcome;
import milepost.participants.application.ecf.TransferTraining;
import milepost.participants.domain.Examples;
import milepost.participants.domain.LeadProviderId;
import milepost.participants.domain.ParticipantId;
import milepost.participants.domain.ParticularsRefusal.Written;
import milepost.participants.domain.Person;
import milepost.participants.domain.TrainingStatus;
import milepost.participants.domain.catalogue.CatalogueEntry;
import milepost.participants.domain.catalogue.EntryKey;
import milepost.participants.domain.ecf.EcfAction;
import milepost.participants.domain.ecf.EcfCases;
import milepost.participants.domain.ecf.Histories;
import milepost.participants.domain.ecf.RecordChanges;
import milepost.participants.domain.ecf.Role;
import milepost.participants.domain.ecf.Said;
import milepost.participants.domain.ecf.TrainingRecordId;
import milepost.participants.domain.ecf.Transferring;
import milepost.participants.domain.training.Asked;
import milepost.participants.inmemory.AnyHistoryIsSeenRightTest.Setting;
import milepost.platform.testkit.Generators;
import milepost.platform.web.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One person's training, told at random to the service and to the model beside it. */
final class TransferStory {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final int NOON = 12;
    private static final List<String> TO_WITHDRAW = List.of("moved-school", "switched-to-school-led", "other");
    private static final List<String> TO_DEFER = List.of("bereavement", "career-break", "other");
    private static final List<String> SCHEDULES = List.of(EcfCases.SEPTEMBER.value(), EcfCases.JANUARY.value());
    private static final List<String> YEARS = List.of("2024", "2025");
    private static final UUID PARTNER = Examples.id("cedar schools");
    private static final Order BY_CHANGE = new Order(Order.Key.UPDATED_AT, false);
    private static final EcfPages.Slice ALL = new EcfPages.Slice.From(0, 10);

    private final RandomGenerator random;
    private final Setting setting;
    private final StoryParts parts;
    /** The last of them never trains anybody. */
    private final List<LeadProviderId> providers;
    private final Person person;
    private final TimelineModel model;
    private final Role role;
    private final TrainingRecordId record;
    private final TimelineDocuments expected;
    private final List<UUID> mentors;
    private final List<String> told = new ArrayList<>();
    private final Map<LeadProviderId, byte[]> copies = new HashMap<>();
    private Map<String, Optional<Document>> before = Map.of();
    private String name = "Ada Bell";

    TransferStory(RandomGenerator random, Setting setting) {
        this.random = random;
        this.setting = setting;
        this.parts = setting.parts();
        this.providers = Stream.generate(() -> new LeadProviderId(Generators.uuid(random))).limit(4).toList();
        Stream.concat(providers.stream().map(EntryKey::of), Stream.of(EntryKey.ofDeliveryPartner(PARTNER)))
                .forEach(key -> parts.catalogue().keep(new CatalogueEntry.Party(key), 1).block());
        providers.stream().flatMap(provider -> EcfCases.catalogue(provider).stream()).forEach(entry -> parts.catalogue().keep(entry, 1).block());
        this.person = parts.register().know(new Person(new ParticipantId(Generators.uuid(random)), name, List.of(), null, null, null, List.of()));
        var from = setting.today().minusDays(random.nextInt(60));
        this.role = Generators.pick(random, List.of(Role.values()));
        var begun = parts.register().keep(Histories.record(person, role, providers.getFirst(), start(from)));
        this.record = begun.id();
        this.model = new TimelineModel(providers.getFirst(), from, Histories.STANDARD.value(), Histories.COHORT.startYear());
        this.expected = new TimelineDocuments(begun, TransferStory::noonOf);
        this.mentors = Stream.of("Grace Moss", "Hope Nash").map(this::known).toList();
    }

    private UUID known(String mentor) {
        return parts.register().know(new Person(new ParticipantId(Generators.uuid(random)), mentor, List.of(), null, null, null, List.of())).id().value();
    }

    void step() {
        switch (random.nextInt(9)) {
            case 0, 1 -> transfer();
            case 2, 3 -> move();
            case 4 -> reschedule();
            case 5 -> describe();
            case 6 -> rename();
            default -> daysPass();
        }
    }

    private void transfer() {
        var to = providers.get(random.nextInt(3));
        var from = setting.today().plusDays(random.nextInt(-40, 40));
        var partner = random.nextBoolean() ? PARTNER : null;
        told.add(to + " from " + from + " said on " + setting.today());
        var outcome = parts.transfer().transfer(new TransferTraining.Request(record, new Transferring.Asked(to, partner, from), noon())).block();
        var accepted = model.transfer(to, partner, from, setting.today());
        assertThat(outcome instanceof RecordOutcome.Changed || outcome instanceof RecordOutcome.Unchanged).as(() -> outcome + " " + this).isEqualTo(accepted);
    }

    /** By whoever has trained for a day. */
    private void move() {
        model.trainsBefore(setting.today()).ifPresent(provider -> {
            var status = Generators.pick(random, List.of(TrainingStatus.values()));
            var reason = Generators.pick(random, status == TrainingStatus.WITHDRAWN ? TO_WITHDRAW : TO_DEFER);
            told.add(status + " because of " + reason + " on " + setting.today());
            var asked = new Asked(role.course().value(), status == TrainingStatus.ACTIVE ? null : reason, null, null);
            var outcome = parts.change().change(new ChangeEcfTraining.Request(person.id(), provider, action(status), asked, noon(), Shape.NESTED)).block();
            var accepted = model.move(status, status == TrainingStatus.ACTIVE ? null : reason, setting.today());
            assertThat(outcome instanceof ChangeEcfTraining.Outcome.Changed).as(() -> outcome + " " + this).isEqualTo(accepted);
        });
    }

    /** By anybody, also before training with them begins and after it ended. */
    private void reschedule() {
        var provider = Generators.pick(random, providers);
        var schedule = Generators.pick(random, SCHEDULES);
        var year = Generators.pick(random, YEARS);
        told.add(provider + " puts them on " + schedule + " of " + year + " on " + setting.today());
        var asked = new Asked(role.course().value(), null, schedule, year);
        var outcome = parts.change().change(new ChangeEcfTraining.Request(person.id(), provider, EcfAction.CHANGE_SCHEDULE, asked, noon(), Shape.FLAT)).block();
        var accepted = model.reschedule(provider, schedule, year, setting.today());
        assertThat(outcome instanceof ChangeEcfTraining.Outcome.Changed).as(() -> outcome + " " + this).isEqualTo(accepted);
    }

    /** Registration names a partner, a mentor, both or none; mentors have no mentor. */
    private void describe() {
        Said<UUID> partner = random.nextBoolean() ? Said.of(random.nextBoolean() ? PARTNER : null) : Said.nothing();
        Said<UUID> mentor = role == Role.ECT && random.nextBoolean() ? Said.of(random.nextInt(3) == 0 ? null : Generators.pick(random, mentors)) : Said.nothing();
        told.add("with " + partner + " and " + mentor + " on " + setting.today());
        var changes = new RecordChanges(partner, Said.nothing(), mentor, Said.nothing(), Said.nothing(), Said.nothing(), Said.nothing());
        var outcome = parts.changeRecord().change(new ChangeTrainingRecord.Request(record, changes, noon())).block();
        assertThat(outcome).as(this::toString).isInstanceOfAny(RecordOutcome.Changed.class, RecordOutcome.Unchanged.class);
        model.says(setting.today(), standing -> standing.with(partner.given() ? partner.value() : standing.partner(),
                mentor.given() ? mentor.value() : standing.mentor()));
    }

    private static EcfAction action(TrainingStatus status) {
        return switch (status) {
            case ACTIVE -> EcfAction.RESUME;
            case DEFERRED -> EcfAction.DEFER;
            case WITHDRAWN -> EcfAction.WITHDRAW;
        };
    }

    private void rename() {
        name = "Ada " + random.nextInt(100);
        told.add("called " + name);
        parts.changePerson().change(person.id(), new Written(name, null, null, null)).block();
    }

    private void daysPass() {
        int days = random.nextInt(1, 12);
        setting.passes(days);
        told.add(days + " days pass");
        parts.turn().turn(1 + random.nextInt(3)).block();
    }

    void check() {
        var now = new HashMap<String, Optional<Document>>();
        for (var provider : providers) {
            var seen = model.seenBy(provider, setting.today());
            var nested = parts.documents().participant(person.id(), provider).blockOptional();
            var row = parts.documents().row(person.id(), provider, Optional.empty()).blockOptional();
            now.put("nested for " + provider, nested);
            now.put("row for " + provider, row);
            assertThat(nested.map(TransferStory::timeless)).as(this::toString).isEqualTo(seen.map(it -> expected.nested(name, it)));
            assertThat(row.map(TransferStory::timeless)).as(this::toString).isEqualTo(seen.map(it -> expected.row(name, it)));
            follow(provider, nested);
        }
        now.forEach((which, document) -> assertThat(moved(before.getOrDefault(which, Optional.empty()), document)).as(which + " " + this).isTrue());
        before = now;
    }

    /** A time moves forward where something changed, and nowhere else. */
    private static boolean moved(Optional<Document> was, Optional<Document> is) {
        if (was.isEmpty() || is.isEmpty()) {
            return true;
        }
        return timeless(was.get()).equals(timeless(is.get()))
                ? was.get().updatedAt().equals(is.get().updatedAt()) && Arrays.equals(was.get().body(), is.get().body())
                : is.get().updatedAt().isAfter(was.get().updatedAt());
    }

    /** A client that asks for what changed since it asked last has what the provider sees. */
    private void follow(LeadProviderId provider, Optional<Document> shown) {
        var since = before.getOrDefault("nested for " + provider, Optional.empty()).map(Document::updatedAt).map(last -> last.plusNanos(1_000));
        parts.pages().participants(provider, new EcfPages.Wanted(List.of(), Optional.empty(), since, Optional.empty()), BY_CHANGE, ALL)
                .doOnNext(entry -> copies.put(provider, entry.body())).blockLast();
        shown.ifPresent(document -> assertThat(copies.get(provider)).as(this::toString).isEqualTo(document.body()));
    }

    private static JsonNode attributes(Document document) {
        return Objects.requireNonNull(Json.mapper().readTree(document.body())).path("attributes");
    }

    private static JsonNode timeless(Document document) {
        return ((ObjectNode) attributes(document)).without("updated_at");
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }

    private Instant noon() {
        return noonOf(setting.today());
    }

    private static Instant noonOf(LocalDate day) {
        return day.atTime(NOON, 0).atZone(LONDON).toInstant();
    }

    @Override
    public String toString() {
        return told + " by now " + model + " on " + setting.today() + " among " + providers;
    }
}
