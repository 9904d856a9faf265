package milepost.statements.inmemory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import milepost.statements.Finance;
import milepost.statements.Kept;
import milepost.statements.Trained;
import milepost.statements.application.DeclarationCopies.Copy;
import milepost.statements.application.TrainingCopies.Training;
import milepost.statements.domain.Family;
import milepost.statements.domain.LeadProviderId;
import milepost.statements.domain.StatementId;
import milepost.statements.domain.expected.PlainExpectation;
import milepost.statements.domain.expected.PlainExpectation.Person;

/** Random people in training on one kind of ports, and what is plainly so; the same seed is the same story on every other kind. */
final class RandomTraining {

    static final List<LeadProviderId> PROVIDERS = List.of(Finance.LARKFIELD, Finance.HARBOURSIDE);

    private static final Instant AFTER_THE_DEADLINE = Instant.parse("2024-11-26T09:00:00Z");
    private static final List<String> TYPES = List.of("started", "retained-1", "retained-2", "completed");
    private static final List<String> COURSES = List.of(Finance.HEADSHIP, Finance.LITERACY);
    private static final List<String> SCHEDULES = List.of(Trained.AUTUMN, "npq-specialist-autumn", "npq-leadership-spring");

    private final RandomGenerator random;
    private final Finance finance;
    private final Trained trained;
    private final Map<UUID, Training> trainings = new LinkedHashMap<>();
    private final List<Training> told = new ArrayList<>();
    private final Map<UUID, Boolean> fundable = new HashMap<>();
    private final Map<String, Set<String>> milestones = new HashMap<>();
    private final Map<UUID, Copy> declarations = new LinkedHashMap<>();
    private final Map<String, Integer> pence = new HashMap<>();
    private final List<String> due;
    private long version = 1;
    private boolean open = true;

    RandomTraining(Kept kept, long seed) {
        this.random = new SplittableRandom(seed);
        this.finance = new Finance(kept);
        this.trained = new Trained(kept);
        this.due = TYPES.stream().filter(type -> type.equals("started") || random.nextInt(3) > 0).toList();
        PROVIDERS.forEach(provider -> {
            trained.opens(statement(provider), provider, Family.NPQ, due.toArray(String[]::new));
            agrees(provider, Finance.HEADSHIP);
        });
    }

    static StatementId statement(LeadProviderId provider) {
        return new StatementId(UUID.nameUUIDFromBytes(provider.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Does something and answers what it was and what came of it. */
    String next() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> "enrols " + enrols();
            case 4, 5 -> "changes " + (trainings.isEmpty() ? "" : tells(changed(any(List.copyOf(trainings.values())))));
            case 6 -> "stale " + (told.isEmpty() ? "" : trained.trains(any(told)).size());
            case 7, 8 -> "funding " + (trainings.isEmpty() ? "" : funds(any(List.copyOf(trainings.keySet()))));
            case 9 -> "schedule " + schedules();
            case 10 -> "merge " + (trainings.isEmpty() ? "" : merges());
            case 11 -> "contract " + agrees(any(PROVIDERS), any(COURSES));
            case 12, 13 -> "void " + (declarations.isEmpty() ? "" : voids(any(List.copyOf(declarations.values()))));
            default -> "declares " + (trainings.isEmpty() ? "" : declares(any(List.copyOf(trainings.values()))));
        };
    }

    /** From here on nothing comes onto the statements, and their prices stay. */
    void cutsOff() {
        open = false;
        finance.cutsOff(AFTER_THE_DEADLINE);
    }

    String shown(LeadProviderId provider) {
        return PlainExpectation.inWords(trained.expectation(statement(provider)));
    }

    String plainly(LeadProviderId provider) {
        List<Person> people = trainings.values().stream().filter(each -> each.live() && each.leadProviderId().equals(provider.value()))
                .map(each -> new Person(each.courseIdentifier(), each.active(), fundable.getOrDefault(each.id(), false),
                        milestones.getOrDefault(each.scheduleIdentifier(), Set.of()), declaredOf(each))).toList();
        Map<String, Integer> prices = new HashMap<>();
        COURSES.stream().filter(course -> pence.containsKey(provider + course)).forEach(course -> prices.put(course, pence.get(provider + course)));
        return new PlainExpectation(due, people, received(provider), prices).inWords();
    }

    private Set<String> declaredOf(Training training) {
        return declarations.values().stream().filter(each -> each.participantId().equals(training.participantId())
                && each.courseIdentifier().equals(training.courseIdentifier())).map(Copy::declarationType).collect(Collectors.toSet());
    }

    private Map<String, Integer> received(LeadProviderId provider) {
        Set<String> earning = new HashSet<>();
        Map<String, Integer> received = new HashMap<>();
        declarations.values().stream().filter(each -> each.live() && each.leadProviderId().equals(provider.value())).forEach(each -> {
            if (earning.add(each.participantId() + each.courseIdentifier() + each.declarationType())) {
                received.merge(each.declarationType(), 1, Integer::sum);
            }
        });
        return received;
    }

    private int enrols() {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        UUID person = trainings.isEmpty() || random.nextInt(4) > 0 ? new UUID(random.nextLong(), random.nextLong())
                : any(List.copyOf(trainings.values())).participantId();
        String course = COURSES.stream().filter(each -> trainings.values().stream()
                .noneMatch(other -> other.participantId().equals(person) && other.courseIdentifier().equals(each))).findFirst().orElse("npq-senco");
        return tells(new Training(id, version++, any(PROVIDERS).value(), person, course, Finance.COHORT.identifier(), any(SCHEDULES), true, true));
    }

    private Training changed(Training before) {
        int what = random.nextInt(4);
        return new Training(before.id(), version++, what == 0 ? any(PROVIDERS).value() : before.leadProviderId(), before.participantId(),
                before.courseIdentifier(), before.cohort(), what == 1 ? any(SCHEDULES) : before.scheduleIdentifier(),
                what == 2 ? random.nextBoolean() : before.active(), what == 3 ? random.nextInt(3) > 0 : before.live());
    }

    private int tells(Training training) {
        told.add(training);
        trainings.put(training.id(), training);
        return trained.trains(training).size();
    }

    private int funds(UUID id) {
        fundable.put(id, random.nextInt(3) > 0);
        return trained.funds(id, fundable.get(id), version++).size();
    }

    private boolean schedules() {
        String schedule = any(SCHEDULES);
        Set<String> has = random.nextBoolean() ? Set.copyOf(TYPES) : Set.of("started", "retained-1", "completed");
        milestones.put(schedule, has);
        return trained.schedules(schedule, version++, has.toArray(String[]::new));
    }

    /** One person's training and declarations go to somebody new, as after a merge. */
    private int merges() {
        UUID retired = any(List.copyOf(trainings.values())).participantId();
        UUID survivor = new UUID(random.nextLong(), random.nextLong());
        List.copyOf(trainings.values()).stream().filter(each -> each.participantId().equals(retired)).forEach(each -> tells(new Training(each.id(), version++,
                each.leadProviderId(), survivor, each.courseIdentifier(), each.cohort(), each.scheduleIdentifier(), each.active(), each.live())));
        List.copyOf(declarations.values()).stream().filter(each -> each.participantId().equals(retired)).forEach(each -> hears(declaration(
                each.id(), each.leadProviderId(), survivor, each.courseIdentifier(), each.declarationType(), each.state())));
        return declarations.size();
    }

    /** By its provider or by the other one, and now and then twice. */
    private boolean declares(Training training) {
        boolean pays = open && random.nextInt(4) > 0;
        return hears(declaration(new UUID(random.nextLong(), random.nextLong()), random.nextInt(5) > 0 ? training.leadProviderId() : any(PROVIDERS).value(),
                training.participantId(), training.courseIdentifier(), any(TYPES), pays ? "submitted" : "ineligible"));
    }

    private boolean voids(Copy declaration) {
        return hears(declaration(declaration.id(), declaration.leadProviderId(), declaration.participantId(), declaration.courseIdentifier(),
                declaration.declarationType(), "voided"));
    }

    private Copy declaration(UUID id, UUID provider, UUID person, String course, String type, String state) {
        boolean live = state.equals("submitted");
        return new Copy(id, version++, "npq", provider, person, course, "leadership", Finance.COHORT.identifier(), type, state, live, live, false, false,
                Finance.NOVEMBER);
    }

    private boolean hears(Copy declaration) {
        declarations.put(declaration.id(), declaration);
        return finance.hears(declaration);
    }

    /** 60 % in four parts: a price in tens of pounds gives whole pence. */
    private String agrees(LeadProviderId provider, String course) {
        int tens = 1 + random.nextInt(99);
        if (open) {
            pence.put(provider + course, tens * 150);
        }
        return finance.agrees(provider, course, tens + "0.00").getClass().getSimpleName();
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
