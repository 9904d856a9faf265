package milepost.chaos.check;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.chaos.faults.Databases;
import milepost.chaos.faults.Ground;
import milepost.chaos.faults.Letter;
import milepost.chaos.load.Answer;
import milepost.chaos.load.Client;
import milepost.chaos.load.Load;
import milepost.invariants.DeclarationFacts;
import milepost.invariants.StatementFacts;
import tools.jackson.databind.JsonNode;

/** Looks at everything that belongs to a run: through the API what its clients can see, in the databases what they cannot. */
public final class Look {

    private static final int PAGE = 3_000;

    private final Load load;
    private final Databases databases;
    private final Instant since;

    /** @param since what is older is none of this run's business */
    public Look(Ground ground, Instant since) {
        this.load = ground.load();
        this.databases = ground.databases();
        this.since = since;
    }

    public Found found(List<String> unrest) {
        Map<UUID, Set<UUID>> shown = new HashMap<>();
        List<StatementFacts> statements = new ArrayList<>();
        for (UUID provider : load.providers()) {
            Client client = load.as(provider);
            shown.put(provider, pages(client, "/api/v3/participant-declarations").stream()
                    .map(each -> UUID.fromString(each.path("id").asString())).collect(Collectors.toSet()));
            pages(client, "/api/v3/statements").forEach(each -> statements.add(statement(client, provider, each.path("id").asString())));
        }
        return new Found(shown, declarations(), enrolled(), statements, unrest, deadLetters());
    }

    private StatementFacts statement(Client client, UUID provider, String id) {
        JsonNode seen = answered(load.operator().get("/operator/v1/statements/" + id)).body();
        return new StatementFacts(UUID.fromString(id), provider, seen.path("state").asString(),
                new BigDecimal(seen.path("totals").path("total").asString()),
                pages(client, "/api/v3/statements/" + id + "/lines").stream().map(line -> amount(line.path("attributes"))).toList());
    }

    private static StatementFacts.Amount amount(JsonNode line) {
        String declaration = line.path("declaration_id").asString("");
        return new StatementFacts.Amount(line.path("kind").asString(),
                declaration.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(declaration)),
                line.path("state").asString(""), new BigDecimal(line.path("amount").asString()));
    }

    private static List<JsonNode> pages(Client client, String path) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode data = answered(client.get("%s?page%%5Bpage%%5D=%d&page%%5Bper_page%%5D=%d".formatted(path, page, PAGE))).body().path("data");
            data.forEach(all::add);
            if (data.size() < PAGE) {
                return all;
            }
        }
    }

    static Answer answered(Answer answer) {
        if (!answer.ok()) {
            throw new IllegalStateException("the suite cannot be looked at: " + answer.trouble());
        }
        return answer;
    }

    private Collection<DeclarationFacts> declarations() {
        return databases.query("declarations-service", """
                SELECT id, lead_provider_id, training_id, declaration_type, declarations.state,
                       (SELECT array_agg(CASE past.cause WHEN 'taken_back_from_topic' THEN '%s ' ELSE '' END || past.state ORDER BY past.position) FROM declaration_history past WHERE past.declaration_id = declarations.id)
                FROM declarations WHERE lead_provider_id IN (%s)
                """.formatted(DeclarationFacts.GAP, load.providers().stream().map("'%s'"::formatted).collect(Collectors.joining(", "))), Look::declaration);
    }

    private static DeclarationFacts declaration(ResultSet row) throws SQLException {
        Array history = row.getArray(6);
        return new DeclarationFacts(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class),
                row.getString(4), row.getString(5), history == null ? List.of()
                : Stream.of((String[]) history.getArray()).flatMap(step -> Stream.of(step.split(" "))).toList());
    }

    private Set<UUID> enrolled() {
        return new HashSet<>(databases.query("participants-service", "SELECT id FROM enrolment WHERE live", row -> row.getObject(1, UUID.class)));
    }

    private Map<Letter, String> deadLetters() {
        Map<Letter, String> letters = new HashMap<>();
        for (String service : Ground.SERVICES) {
            databases.query(service, "SELECT topic, partition, \"offset\", reason FROM dead_letter WHERE failed_at >= '%s'".formatted(since),
                    row -> letters.put(new Letter(service, row.getString(1), row.getInt(2), row.getLong(3)), row.getString(4)));
        }
        return letters;
    }
}
