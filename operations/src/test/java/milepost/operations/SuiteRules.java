package milepost.operations;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must fit together: deployments with their budgets, scalers and services, the namespace, the ways in. */
final class SuiteRules {

    private static final String NAME = "app.kubernetes.io/name";

    private SuiteRules() {}

    static List<Rule<?>> all() {
        return List.of(
                eachDeployment("each process has a disruption budget, which lets one of its pods go", (deployment, manifests) -> manifests.models(PodDisruptionBudget.class)
                        .anyMatch(budget -> budget.getSpec().getSelector().getMatchLabels().equals(Map.of(NAME, deployment.getMetadata().getName()))
                                && Integer.valueOf(1).equals(budget.getSpec().getMaxUnavailable() == null ? null : budget.getSpec().getMaxUnavailable().getIntVal()))),
                eachDeployment("each process has a name in the cluster, on port 8080, for nobody outside", (deployment, manifests) -> manifests.models(Service.class)
                        .anyMatch(service -> service.getMetadata().getName().equals(deployment.getMetadata().getName()) && service.getSpec().getType() == null
                                && service.getSpec().getSelector().equals(deployment.getSpec().getSelector().getMatchLabels())
                                && service.getSpec().getPorts().stream().allMatch(port -> port.getPort() == 8080 && "http".equals(port.getTargetPort().getStrVal())))),
                eachDeployment("a deployment finds its own pods", (deployment, manifests) -> deployment.getSpec().getTemplate().getMetadata().getLabels().entrySet()
                        .containsAll(deployment.getSpec().getSelector().getMatchLabels().entrySet())),
                eachDeployment("what is scaled by load has no number of its own, and what has none is scaled", (deployment, manifests) ->
                        scaler(deployment, manifests).isPresent() == (deployment.getSpec().getReplicas() == null)),
                eachDeployment("the ports of the image are the ports of the pod", (deployment, manifests) -> deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                        .allMatch(each -> each.getPorts().stream().collect(Collectors.toMap(port -> port.getName(), port -> port.getContainerPort().toString())).equals(Map.of(
                                "http", Images.shipped().environment().get("SERVER_PORT"), "management", Images.shipped().environment().get("MANAGEMENT_SERVER_PORT"))))),
                eachDeployment("a process is told what a run tells it, and nothing that nobody reads", SuiteRules::isToldAllAndNoMore),
                eachDeployment("each secret is made by an operator of the cluster or stands in docs/operations.md", (deployment, manifests) ->
                        secrets(deployment).allMatch(secret -> isMade(secret, manifests) || Repository.text("docs/operations.md").contains('`' + secret + '`'))),
                only("the gateway shares its limits out by as many as there are", "gateway", (deployment, manifests) -> deployment.getSpec().getReplicas() != null
                        && deployment.getSpec().getReplicas().toString().equals(variables(deployment).get("MILEPOST_LIMITS_REPLICAS"))),
                each("only the gateway can be reached from outside", HTTPRoute.class, (route, manifests) -> route.getSpec().getRules().stream().flatMap(rule -> rule.getBackendRefs().stream())
                        .allMatch(backend -> backend.getName().equals("gateway") && backend.getPort() == 8080)),
                each("the namespace takes restricted pods only", Namespace.class, (namespace, manifests) -> "restricted".equals(namespace.getMetadata().getLabels().get("pod-security.kubernetes.io/enforce"))),
                new Rule<>("everything is forbidden that is not allowed", manifests -> Stream.of(manifests.models(NetworkPolicy.class)
                        .filter(policy -> policy.getSpec().getPodSelector().getMatchLabels().isEmpty() && policy.getSpec().getPodSelector().getMatchExpressions().isEmpty())
                        .filter(policy -> policy.getSpec().getIngress().isEmpty() && policy.getSpec().getEgress().isEmpty())
                        .flatMap(policy -> policy.getSpec().getPolicyTypes().stream()).collect(Collectors.toSet())), Set.of("Ingress", "Egress")::equals, types -> "default-deny: " + types),
                each("no service makes a topic", Kafka.class, (kafka, manifests) -> "false".equals(String.valueOf(kafka.getSpec().getKafka().getConfig().get("auto.create.topics.enable")))),
                each("who is not known to Kafka is not let in", Kafka.class, (kafka, manifests) -> kafka.getSpec().getKafka().getAuthorization() != null
                        && kafka.getSpec().getKafka().getListeners().stream().allMatch(listener -> listener.isTls() && listener.getAuth() != null)),
                each("each PostgreSQL that has more than one instance is backed up, every night and change by change", CustomResources.Cluster.class, (cluster, manifests) -> cluster.spec().instances() == 1
                        || cluster.spec().plugins() != null && cluster.spec().plugins().stream().anyMatch(CustomResources.Plugin::walArchiver)
                        && manifests.models(CustomResources.ScheduledBackup.class).anyMatch(backup -> backup.spec().cluster().name().equals(cluster.metadata().getName()))),
                eachDeployment("each process has a PostgreSQL of its own with the database it asks for", (deployment, manifests) -> {
                    String name = deployment.getMetadata().getName().replace("-service", "");
                    return manifests.models(CustomResources.Cluster.class).anyMatch(cluster -> cluster.metadata().getName().equals("postgres-" + name)
                            && String.valueOf(variables(deployment).get("SPRING_R2DBC_URL")).startsWith("r2dbc:postgresql://postgres-" + name + "-rw:5432/" + cluster.spec().bootstrap().initdb().database() + "?sslMode=require")
                            && String.valueOf(variables(deployment).get("SPRING_FLYWAY_URL")).startsWith("jdbc:postgresql://postgres-" + name + "-rw:5432/" + cluster.spec().bootstrap().initdb().database() + "?sslmode=require"));
                }));
    }

    private static boolean isToldAllAndNoMore(Deployment deployment, Manifests manifests) {
        Set<String> told = new TreeSet<>(variables(deployment).keySet());
        told.addAll(Images.shipped().environment().keySet());
        var container = deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        container.getEnvFrom().forEach(from -> told.addAll(manifests.models(ConfigMap.class).filter(map -> map.getMetadata().getName().equals(from.getConfigMapRef().getName()))
                .findFirst().orElseThrow().getData().keySet()));
        Set<String> mounted = container.getVolumeMounts().stream().filter(mount -> mount.getMountPath().startsWith("/etc/milepost/properties/")).map(mount -> mount.getName()).collect(Collectors.toSet());
        deployment.getSpec().getTemplate().getSpec().getVolumes().stream().filter(volume -> mounted.contains(volume.getName()))
                .forEach(volume -> volume.getSecret().getItems().forEach(item -> told.add(Variables.variable(item.getPath()))));
        Set<String> wanted = new TreeSet<>(Variables.ofARun(deployment.getMetadata().getName()));
        // a live system has none
        wanted.remove("MILEPOST_BOOTSTRAP_OPERATOR_TOKEN_FILE");
        return told.containsAll(wanted) && told.stream().allMatch(Variables::isRead);
    }

    private static Stream<String> secrets(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getVolumes().stream().flatMap(volume -> Stream.concat(
                Stream.ofNullable(volume.getSecret()).map(secret -> secret.getSecretName()),
                Stream.ofNullable(volume.getProjected()).flatMap(projected -> projected.getSources().stream()).map(source -> source.getSecret().getName())));
    }

    private static boolean isMade(String secret, Manifests manifests) {
        return manifests.models(CustomResources.Cluster.class).anyMatch(cluster -> secret.equals(cluster.metadata().getName() + "-app"))
                || manifests.models(KafkaUser.class).anyMatch(user -> secret.equals(user.getMetadata().getName()))
                || manifests.models(Kafka.class).anyMatch(kafka -> secret.equals(kafka.getMetadata().getName() + "-cluster-ca-cert"));
    }

    private static Map<String, String> variables(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream().collect(Collectors.toMap(EnvVar::getName, each -> String.valueOf(each.getValue())));
    }

    private static Optional<HorizontalPodAutoscaler> scaler(Deployment deployment, Manifests manifests) {
        return manifests.models(HorizontalPodAutoscaler.class).filter(each -> each.getSpec().getScaleTargetRef().getName().equals(deployment.getMetadata().getName())).findFirst();
    }

    private record Within<T>(T subject, Manifests manifests) {}

    private static Rule<Within<Deployment>> eachDeployment(String sentence, BiPredicate<Deployment, Manifests> holds) {
        return each(sentence, Deployment.class, holds);
    }

    private static Rule<Within<Deployment>> only(String sentence, String name, BiPredicate<Deployment, Manifests> holds) {
        return new Rule<>(sentence, manifests -> manifests.deployment(name).stream().map(each -> new Within<>(each, manifests)),
                each -> holds.test(each.subject(), each.manifests()), each -> name);
    }

    private static <T> Rule<Within<T>> each(String sentence, Class<T> type, BiPredicate<T, Manifests> holds) {
        return new Rule<>(sentence, manifests -> manifests.models(type).map(each -> new Within<>(each, manifests)), each -> holds.test(each.subject(), each.manifests()),
                each -> each.subject() instanceof HasMetadata named ? named.getMetadata().getName() : type.getSimpleName());
    }
}
