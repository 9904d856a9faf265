package milepost.applications.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import milepost.applications.application.PublishedApplications;
import milepost.applications.application.TakeBackApplication;
import milepost.applications.domain.Application;
import milepost.platform.messaging.OwnTopic;
import milepost.platform.messaging.Snapshot;
import reactor.core.publisher.Mono;

/** Applications as this service had told them, taken back after a restore. */
public final class OwnApplications implements OwnTopic {

    private final PublishedApplications applications;
    private final TakeBackApplication takeBack;

    public OwnApplications(PublishedApplications applications, TakeBackApplication takeBack) {
        this.applications = applications;
        this.takeBack = takeBack;
    }

    @Override
    public String topic() {
        return ApplicationPayload.TOPIC;
    }

    @Override
    public boolean reads(Snapshot snapshot) {
        return ApplicationPayload.read(snapshot).isPresent();
    }

    @Override
    public Mono<Map<String, Long>> versions(Collection<String> keys) {
        return applications.byIds(keys.stream().map(UUID::fromString).toList())
                .collectMap(application -> application.id().value().toString(), Application::version);
    }

    @Override
    public Mono<Boolean> takeBack(Snapshot snapshot) {
        return takeBack.takeBack(ApplicationPayload.read(snapshot).orElseThrow());
    }
}
