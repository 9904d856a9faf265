package milepost.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void aSaneTraceIsContinuedWithASpanOfOurOwn() {
        var trace = RequestTrace.continuing("r-1", "00-" + TRACE + "-00f067aa0ba902b7-00");

        assertThat(trace.traceId()).isEqualTo(TRACE);
        assertThat(trace.traceparent()).matches("00-" + TRACE + "-[0-9a-f]{16}-00").doesNotContain("00f067aa0ba902b7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n"})
    void anythingElseBeginsANewTrace(String traceparent) {
        var trace = RequestTrace.continuing("r-1", traceparent);

        assertThat(trace.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(trace.traceId()).isNotEqualTo(TRACE);
    }

    @Test
    void theTraceTravelsInTheReactorContext() {
        var trace = RequestTrace.fresh();

        assertThat(RequestTrace.current().contextWrite(trace::into).block()).isEqualTo(trace);
    }
}
