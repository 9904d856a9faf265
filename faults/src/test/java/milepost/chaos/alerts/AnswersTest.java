package milepost.chaos.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswersTest {

    @Test
    void pendingAndFiringAreOneTimeInWhichTheAlertWasUp() {
        List<Episode> episodes = Answers.episodes(alerts(
                series("pending", "gateway", "[1800000001.5,\"1\"],[1800000002.5,\"1\"]"), series("firing", "gateway", "[1800000003.5,\"1\"]")));

        assertThat(episodes).singleElement().satisfies(episode -> {
            assertThat(episode.from()).isEqualTo(Instant.ofEpochMilli(1_800_000_001_500L));
            assertThat(episode.to()).isEqualTo(Instant.ofEpochMilli(1_800_000_003_500L));
            assertThat(episode.alert()).isEqualTo("ProcessDown");
            assertThat(episode.wakesSomebody()).isTrue();
            assertThat(episode.name()).isEqualTo("ProcessDown gateway");
        });
    }

    @Test
    void whatWentAndCameAgainWasUpTwice() {
        assertThat(Answers.episodes(alerts(series("pending", "gateway", "[1800000001,\"1\"],[1800000002,\"1\"],[1800000030,\"1\"]"))))
                .extracting(Episode::from).containsExactly(Instant.ofEpochSecond(1_800_000_001), Instant.ofEpochSecond(1_800_000_030));
    }

    @Test
    void aTurnThatWasLeftOutIsNoEnd() {
        assertThat(Answers.episodes(alerts(series("pending", "gateway", "[1800000001,\"1\"],[1800000004,\"1\"]")))).hasSize(1);
    }

    @Test
    void eachProcessHasItsOwn() {
        assertThat(Answers.episodes(alerts(series("pending", "gateway", "[1800000001,\"1\"]"), series("pending", "statements-service", "[1800000001,\"1\"]"))))
                .extracting(Episode::name).containsExactlyInAnyOrder("ProcessDown gateway", "ProcessDown statements-service");
    }

    @Test
    void aNumberIsReadAndNothingIsNought() {
        assertThat(Answers.number(json("{\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{},\"value\":[1800000001,\"5\"]}]}}"))).isEqualTo(5);
        assertThat(Answers.number(json("{\"status\":\"success\",\"data\":{\"result\":[]}}"))).isZero();
    }

    @Test
    void anAnswerThatIsNoneIsNoSilence() {
        assertThatThrownBy(() -> Answers.episodes(json("{\"status\":\"error\",\"error\":\"query timed out\"}"))).hasMessageContaining("query timed out");
    }

    private static JsonNode alerts(String... series) {
        return json("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + String.join(",", series) + "]}}");
    }

    private static String series(String state, String process, String values) {
        return """
                {"metric":{"__name__":"ALERTS","alertname":"ProcessDown","alertstate":"%s","instance":"127.0.0.1:8090","job":"milepost","process":"%s",\
                "severity":"page"},"values":[%s]}""".formatted(state, process, values);
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }
}
