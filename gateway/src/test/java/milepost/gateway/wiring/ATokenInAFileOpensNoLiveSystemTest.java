package milepost.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ATokenInAFileOpensNoLiveSystemTest {

    private static final Path FILE = Path.of("operator.token");

    @Test
    void aGatewayWithABootstrapTokenOutsideASandboxDoesNotStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GatewaySettings(false, FILE, null)).withMessageContaining("sandboxes only");
    }

    @Test
    void inASandboxItDoes() {
        assertThatNoException().isThrownBy(() -> new GatewaySettings(true, FILE, null));
    }
}
