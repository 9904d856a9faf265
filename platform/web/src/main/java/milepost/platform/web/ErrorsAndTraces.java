package milepost.platform.web;

import io.micrometer.common.KeyValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.http.server.reactive.observation.ServerRequestObservationConvention;

/** The part of the edge that needs neither keys nor a database: names, logs and errors of requests. The gateway takes it alone. */
@Configuration(proxyBeanMethods = false)
public class ErrorsAndTraces {

    @Bean
    Edge edge(ObjectProvider<EdgeFilter> filters) {
        return new Edge(filters.orderedStream().toList());
    }

    @Bean
    Tracing tracing() {
        return new Tracing();
    }

    @Bean
    AccessLog accessLog(@Value("${milepost.access-log:notable}") AccessLog.Lines lines) {
        return new AccessLog(lines);
    }

    /** Figures need no address of each request: nobody takes spans. */
    @Bean
    ServerRequestObservationConvention observations() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
                return KeyValues.empty();
            }
        };
    }

    @Bean
    ErrorAnswers errorAnswers() {
        return new ErrorAnswers();
    }

    @Bean
    ErrorHandling errorHandling(ErrorAnswers answers, ObjectProvider<ErrorMapping> mappings) {
        return new ErrorHandling(answers, new Failures(mappings.orderedStream().toList()));
    }
}
