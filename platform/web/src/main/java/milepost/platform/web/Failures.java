package milepost.platform.web;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.channel.AbortedException;

/** Says what an error that nobody turned into an answer is to the client; outages are 503, and only defects are 500. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int DEEPEST_CAUSE = 12;

    /** SQLSTATE classes 08 connection, 53 resources, 57P operator intervention; time-outs of statement and transaction. */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53");
    private static final Set<String> OUTAGE_STATES =
            Set.of("57P01", "57P02", "57P03", "57P05", "57014", "25P03", "25P04", "40001", "40P01", "55P03");

    /** What a text or a date of the request can be that the database cannot hold. */
    private static final Set<String> UNHOLDABLE_STATES = Set.of("22021", "22P05", "22008");

    private final List<ErrorMapping> mappings;

    Failures(List<ErrorMapping> mappings) {
        this.mappings = mappings;
    }

    Refused asRefused(Throwable error) {
        if (error instanceof Refused refused) {
            return refused;
        }
        return mappings.stream().flatMap(mapping -> mapping.map(error).stream()).findFirst()
                .or(() -> ofTheRequest(error))
                .or(() -> outage(error))
                .orElseGet(() -> defect(error));
    }

    private static Optional<Refused> ofTheRequest(Throwable error) {
        if (causes(error).anyMatch(DataBufferLimitException.class::isInstance)) {
            return Optional.of(new Refused(413, ApiError.of("Payload too large", "body_too_large", "The body is too large.")));
        }
        if (causes(error).anyMatch(cause -> cause instanceof R2dbcException database
                && database.getSqlState() != null && UNHOLDABLE_STATES.contains(database.getSqlState()))) {
            return Optional.of(Refused.badRequest("bad_request", "A text or date of the request cannot be held."));
        }
        // bare, it comes from the connection the request came on: nobody will read the answer, and nothing of ours is broken
        if (error instanceof AbortedException) {
            return Optional.of(Refused.badRequest("client_left", "The connection was closed before the request had been read."));
        }
        if (error instanceof DecodingException) {
            return Optional.of(Refused.badRequest("malformed_body", "The body could not be read."));
        }
        if (!(error instanceof ResponseStatusException status) || status.getStatusCode().is5xxServerError()
                && causes(error).skip(1).findAny().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(switch (status.getStatusCode().value()) {
            case 400 -> Refused.badRequest("bad_request", "The request could not be understood.");
            case 404 -> Refused.notFound();
            case 405 -> new Refused(405, ApiError.of("Method not allowed", "method_not_allowed",
                    "This address does not answer that method."));
            case 415 -> new Refused(415, ApiError.of("Unsupported media type", "unsupported_media_type",
                    "The body's Content-Type is not understood here."));
            case 503 -> Refused.unavailable("A part of the service is away for the moment.");
            case 504 -> new Refused(504, ApiError.of("Gateway timeout", "outcome_unknown",
                    "The answer took too long; the request may have had its effect."));
            default -> new Refused(status.getStatusCode().value(), ApiError.of("Request refused", "request_refused",
                    "The request was refused."));
        });
    }

    private static Optional<Refused> outage(Throwable error) {
        var cause = causes(error).filter(Failures::isOutage).findFirst();
        cause.ifPresent(reason -> LOG.atWarn().addKeyValue("reason", reason.getClass().getName())
                .log("answered 503: something we need is away"));
        return cause.map(_ -> Refused.unavailable("A part of the service is away for the moment."));
    }

    private static boolean isOutage(Throwable error) {
        return switch (error) {
            case DataAccessResourceFailureException _, QueryTimeoutException _, ConcurrencyFailureException _,
                 CannotCreateTransactionException _, R2dbcNonTransientResourceException _,
                 R2dbcTransientResourceException _, R2dbcTimeoutException _, CallNotPermittedException _,
                 WebClientRequestException _, TimeoutException _, io.netty.handler.timeout.TimeoutException _,
                 IOException _ -> true;
            // a sibling that is itself in trouble
            case WebClientResponseException answer -> answer.getStatusCode().is5xxServerError();
            case R2dbcException database when database.getSqlState() != null -> {
                var state = database.getSqlState();
                yield OUTAGE_STATES.contains(state) || OUTAGE_CLASSES.contains(state.substring(0, 2));
            }
            default -> false;
        };
    }

    private static Refused defect(Throwable error) {
        LOG.error("answered 500: a defect", error);
        return new Refused(500, ApiError.of("Internal server error", "internal_error",
                "Something went wrong on our side; the request id helps us to find out what."));
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause).limit(DEEPEST_CAUSE);
    }
}
