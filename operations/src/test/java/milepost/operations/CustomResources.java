package milepost.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The resources of operators whose makers publish no models, as far as we use them: a field that is not here is an error. */
final class CustomResources {

    private CustomResources() {}

    record Cluster(String apiVersion, String kind, ObjectMeta metadata, ClusterSpec spec) {}

    record ClusterSpec(int instances, String imageName, String primaryUpdateStrategy, Postgresql postgresql, Bootstrap bootstrap, Storage storage,
            Storage walStorage, Spread affinity, ResourceRequirements resources, @Nullable List<Plugin> plugins) {}

    record Postgresql(Map<String, String> parameters, @Nullable Synchronous synchronous) {}

    record Synchronous(String method, int number, String dataDurability) {}

    record Bootstrap(Initdb initdb) {}

    record Initdb(String database, String owner, boolean dataChecksums) {}

    record Storage(String size) {}

    record Spread(boolean enablePodAntiAffinity, String topologyKey, String podAntiAffinityType) {}

    record Plugin(String name, @JsonProperty("isWALArchiver") boolean walArchiver, Map<String, String> parameters) {}

    record ScheduledBackup(String apiVersion, String kind, ObjectMeta metadata, ScheduledBackupSpec spec) {}

    record ScheduledBackupSpec(String schedule, String backupOwnerReference, Named cluster, String method, Named pluginConfiguration) {}

    record Named(String name) {}

    record ObjectStore(String apiVersion, String kind, ObjectMeta metadata, ObjectStoreSpec spec) {}

    record ObjectStoreSpec(Store configuration, String retentionPolicy) {}

    record Store(String destinationPath, S3 s3Credentials, Compressed wal, Compressed data) {}

    record S3(KeyOf accessKeyId, KeyOf secretAccessKey) {}

    record KeyOf(String name, String key) {}

    record Compressed(String compression) {}

    record PodMonitor(String apiVersion, String kind, ObjectMeta metadata, PodMonitorSpec spec) {}

    record PodMonitorSpec(LabelSelector selector, List<Endpoint> podMetricsEndpoints) {}

    record Endpoint(String port, @Nullable String path, String interval, @Nullable List<Relabeling> relabelings) {}

    record Relabeling(@Nullable List<String> sourceLabels, String targetLabel, @Nullable String replacement, String action) {}

    record PrometheusRule(String apiVersion, String kind, ObjectMeta metadata, PrometheusRuleSpec spec) {}

    record PrometheusRuleSpec(List<Group> groups) {}

    record Group(String name, List<GroupRule> rules) {}

    record GroupRule(@Nullable String alert, @Nullable String record, String expr, @JsonProperty("for") @Nullable String pending, @Nullable Map<String, String> labels,
            @Nullable Map<String, String> annotations) {}
}
