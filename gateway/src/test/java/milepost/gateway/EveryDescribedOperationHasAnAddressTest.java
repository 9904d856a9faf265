package milepost.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import milepost.gateway.routes.Service;
import milepost.platform.testkit.openapi.OpenApi;
import milepost.platform.testkit.openapi.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;

/** That the service behind has the operation is each service's own to show; here, that a request for it gets to one, and to one alone. */
class EveryDescribedOperationHasAnAddressTest {

    private static final String AN_ID = "5c2a8d6e-91f4-4b7a-8e03-d6f27b19a4c5";

    static List<Operation> operations() {
        return OpenApi.all().stream().flatMap(api -> api.operations().stream()).toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsDescribedGetsToAService(Operation operation) {
        Suite suite = Suite.sandbox();

        assertThat(ownersOf(suite, operation)).hasSize(1);
    }

    @Test
    void operationsThatAreShownTogetherAreAnsweredTogether() {
        Suite suite = Suite.sandbox();

        assertThat(operations().stream().collect(Collectors.groupingBy(Operation::tag,
                Collectors.flatMapping(operation -> ownersOf(suite, operation).stream(), Collectors.toSet()))))
                .isNotEmpty().allSatisfy((tag, owners) -> assertThat(owners).as(tag).hasSize(1));
    }

    private static Set<Service> ownersOf(Suite suite, Operation operation) {
        suite.reset();
        suite.client(suite.providerToken()).method(HttpMethod.valueOf(operation.method()))
                .uri(operation.path().replace("{id}", AN_ID)).exchange().expectStatus().isOk();
        return Arrays.stream(Service.values()).filter(service -> suite.upstream(service).arrived() > 0).collect(Collectors.toSet());
    }
}
