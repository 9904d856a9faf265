package milepost.platform.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The part of the edge that needs neither keys nor a database: names, logs and errors of requests. The gateway takes it alone. */
@Configuration(proxyBeanMethods = false)
public class ErrorsAndTraces {

    @Bean
    Tracing tracing() {
        return new Tracing();
    }

    @Bean
    AccessLog accessLog(@Value("${milepost.access-log:notable}") AccessLog.Lines lines) {
        return new AccessLog(lines);
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
