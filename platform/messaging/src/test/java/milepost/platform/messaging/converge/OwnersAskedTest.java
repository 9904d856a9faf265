package milepost.platform.messaging.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import milepost.platform.messaging.Question;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class OwnersAskedTest {

    private final List<Question> put = new ArrayList<>();
    private final OwnersAsked asking = new OwnersAsked(question -> {
        put.add(question);
        return Flux.empty();
    }, _ -> Mono.empty());

    @Test
    void questionsArePutInTheOrderInWhichTheUseCaseHadThem() {
        List<Question> questions = questions(20);

        asking.around(() -> asking.confirm(questions)).block(Duration.ofSeconds(20));

        assertThat(put).isEqualTo(questions);
    }

    @Test
    void whatWasAskedInAnEarlierRoundIsNotAskedAgain() {
        List<Question> questions = questions(20);

        asking.around(() -> asking.confirm(questions.subList(0, 12)).then(Mono.defer(() -> asking.confirm(questions)))).block(Duration.ofSeconds(20));

        assertThat(put).isEqualTo(questions);
    }

    private static List<Question> questions(int many) {
        return IntStream.range(0, many).mapToObj(nr -> new Question("some-service", "things", Map.of("ids", "thing-" + nr))).toList();
    }
}
