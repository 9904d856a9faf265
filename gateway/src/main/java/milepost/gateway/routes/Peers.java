package milepost.gateway.routes;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The base URL of each service. */
@ConfigurationProperties("milepost.peers")
public record Peers(URI applicationsService, URI participantsService, URI declarationsService, URI statementsService) {

    public URI of(Service service) {
        return switch (service) {
            case APPLICATIONS -> applicationsService;
            case PARTICIPANTS -> participantsService;
            case DECLARATIONS -> declarationsService;
            case STATEMENTS -> statementsService;
        };
    }
}
