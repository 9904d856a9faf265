package milepost.local.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import milepost.local.sandbox.Trainee.Step;

/** Plays what people and providers do: applying, accepting, declaring, voiding. */
final class Stories {

    private static final int LIST = 50;

    private final World world;
    private final Steps steps;
    private final String operator;
    private final List<Provider> providers;

    Stories(World world, Steps steps, String operator, List<Provider> providers) {
        this.world = world;
        this.steps = steps;
        this.operator = operator;
        this.providers = providers;
    }

    void apply(List<Trainee> trainees) {
        // twins in a second round: two first applications of one person at once would be a race about who is new
        Map<Boolean, List<Trainee>> twins = trainees.stream().collect(Collectors.partitioningBy(Stories::isTwin));
        steps.each("lists of applications", lists(twins.get(false)), this::importThem);
        steps.each("lists of the same people elsewhere", lists(twins.get(true)), this::importThem);
    }

    /** In how many steps they apply. */
    static int importing(List<Trainee> trainees) {
        return trainees.stream().collect(Collectors.partitioningBy(Stories::isTwin)).values().stream().mapToInt(each -> lists(each).size()).sum();
    }

    private static boolean isTwin(Trainee trainee) {
        return trainee.number() % 20 == 4;
    }

    /** Those of a day together, as many as an import takes in its stride. */
    private static List<List<Trainee>> lists(List<Trainee> trainees) {
        return trainees.stream().collect(Collectors.groupingBy(Trainee::appliedOn, TreeMap::new, Collectors.toList())).values().stream()
                .flatMap(ofADay -> IntStream.iterate(0, from -> from < ofADay.size(), from -> from + LIST)
                        .mapToObj(from -> ofADay.subList(from, Math.min(from + LIST, ofADay.size())))).toList();
    }

    private void importThem(List<Trainee> list) {
        // repeated with its id it is the same application: no answer has to be kept under a key
        steps.once("applications from " + list.getFirst().number(), new Api.Call("POST", "/operator/v1/applications/import", operator,
                list.getFirst().appliedOn(), list.stream().map(this::application).toList(), null));
    }

    /**
     * In rounds, everybody's next step in each: what somebody did a moment ago would still be on its way to the other services, which would
     * have to ask for it, when the next thing that happened was months later.
     */
    void play(Timeline chapter, List<Trainee> trainees, Declarations declarations) {
        List<Ahead> ahead = trainees.stream().map(trainee -> new Ahead(trainee, trainee.story().stream().filter(step -> chapter.contains(step.on())).toList())).toList();
        int rounds = ahead.stream().mapToInt(each -> each.steps().size()).max().orElse(0);
        for (int i = 0; i < rounds; i++) {
            int round = i;
            steps.all(ahead.stream().filter(each -> each.steps().size() > round).toList(),
                    each -> play(each.trainee(), each.steps().get(round), declarations));
        }
    }

    /** What lies ahead of somebody in a chapter. */
    private record Ahead(Trainee trainee, List<Step> steps) {}

    private Map<String, Object> application(Trainee trainee) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", trainee.applicationId());
        body.put("participant", Map.of("id", trainee.participantId(), "full_name", trainee.fullName(), "email", trainee.email(),
                "trn", trainee.trn(), "trn_verified", trainee.trnVerified(), "date_of_birth", (1970 + trainee.number() % 25) + "-03-14"));
        body.put("course_identifier", trainee.course());
        body.put("lead_provider_id", world.providerId(trainee.provider()));
        body.put("cohort", trainee.cohort().identifier());
        body.put("teacher_catchment", "england");
        // without a verdict the funding rules leave it to a review
        body.put("work_setting", trainee.unconfirmed() ? "other" : "a_school");
        body.put("referred_by_return_to_teaching_adviser", trainee.unconfirmed());
        body.put("institution", Map.of("type", "school", "urn", Integer.toString(900_000 + trainee.number() / 4), "ukprn", Integer.toString(19_000_000 + trainee.number() / 4),
                "name", "Example School " + trainee.number() / 4, "establishment_type_code", 1));
        body.put("targeted_delivery_funding_eligibility", trainee.cohort().year() == 2022 && trainee.number() % 3 == 0);
        body.put("eligible_for_funding", trainee.eligible());
        return body;
    }

    private void play(Trainee trainee, Step step, Declarations declarations) {
        String token = providers.get(trainee.provider()).token();
        switch (step) {
            case Step.Accept accept -> {
                Map<String, Object> attributes = new HashMap<>(Map.of("schedule_identifier", accept.schedule()));
                attributes.put("funded_place", accept.fundedPlace());
                once(trainee, "accept", new Api.Call("POST", "/api/v3/npq-applications/" + trainee.applicationId() + "/accept", token, accept.on(),
                        data("npq-application-accept", attributes), "sandbox-accept-" + trainee.applicationId()));
            }
            case Step.Declare declare -> once(trainee, declare.type(), new Api.Call("POST", "/api/v3/participant-declarations", token, declare.on(),
                    data("participant-declaration", declaration(trainee, declare)), "sandbox-" + declare.type() + "-" + trainee.applicationId()))
                    .ifPresent(answer -> declarations.made(trainee, declare.type(), answer));
            case Step.VoidIt voiding -> declarations.idOf(trainee, voiding.type()).ifPresent(id -> once(trainee, "void " + voiding.type(),
                    new Api.Call("PUT", "/api/v3/participant-declarations/" + id + "/void", token, voiding.on(), null, "sandbox-void-" + id)));
        }
    }

    private Map<String, Object> declaration(Trainee trainee, Step.Declare declare) {
        Map<String, Object> attributes = new HashMap<>(Map.of("participant_id", trainee.participantId(), "course_identifier", trainee.course(),
                "declaration_type", declare.type(), "declaration_date", declare.date() + "T09:00:00Z"));
        // facts/npq 5.4: the partner is asked for from 2024 on
        if (trainee.cohort().year() >= 2024) {
            attributes.put("delivery_partner_id", World.id("partner", world.partnersOf(trainee.provider()).get(trainee.number() % 3)));
        }
        if (declare.type().equals("completed")) {
            attributes.put("has_passed", declare.hasPassed());
        }
        return attributes;
    }

    private Optional<Api.Answer> once(Trainee trainee, String what, Api.Call call) {
        return steps.once(what + " " + trainee.number(), call);
    }

    private static Map<String, Object> data(String type, Map<String, Object> attributes) {
        return Map.of("data", Map.of("type", type, "attributes", attributes));
    }
}
