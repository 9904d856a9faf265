package milepost.operations;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What every pod of ours must be: the Pod Security Standard {@code restricted} and then some. */
final class PodRules {

    /** platform/web edge.yml: lifecycle.timeout-per-shutdown-phase, twice: the server's phase and that of the workers. */
    private static final int SHUTDOWN_SECONDS = 2 * 12;

    private PodRules() {}

    static List<Rule<?>> all() {
        return List.of(
                pods("a pod runs as a numbered user that is not root", pod -> pod.getSecurityContext() != null
                        && Boolean.TRUE.equals(pod.getSecurityContext().getRunAsNonRoot()) && above(0, pod.getSecurityContext().getRunAsUser())),
                pods("a pod has the runtime's seccomp profile", pod -> pod.getSecurityContext() != null && pod.getSecurityContext().getSeccompProfile() != null
                        && "RuntimeDefault".equals(pod.getSecurityContext().getSeccompProfile().getType())),
                pods("a pod shares nothing with its node", pod -> pod.getHostNetwork() == null && pod.getHostPID() == null && pod.getHostIPC() == null
                        && pod.getVolumes().stream().allMatch(PodRules::isNoWayToTheNode)),
                pods("a pod has no token of the API server", pod -> Boolean.FALSE.equals(pod.getAutomountServiceAccountToken())),
                pods("a pod has time to end: what it waits before and both phases", pod -> pod.getContainers().stream().allMatch(container ->
                        above(SHUTDOWN_SECONDS + sleepOf(container), pod.getTerminationGracePeriodSeconds()))),
                pods("pods are spread over zones and nodes", pod -> Set.of("topology.kubernetes.io/zone", "kubernetes.io/hostname").equals(
                        Set.copyOf(pod.getTopologySpreadConstraints().stream().map(each -> each.getTopologyKey()).toList()))),
                containers("a container cannot write to its own files", each -> each.getSecurityContext() != null && Boolean.TRUE.equals(each.getSecurityContext().getReadOnlyRootFilesystem())),
                containers("a container cannot become more than it is", each -> each.getSecurityContext() != null && Boolean.FALSE.equals(each.getSecurityContext().getAllowPrivilegeEscalation())
                        && each.getSecurityContext().getPrivileged() == null),
                containers("a container has no capabilities", each -> each.getSecurityContext() != null && each.getSecurityContext().getCapabilities() != null
                        && List.of("ALL").equals(each.getSecurityContext().getCapabilities().getDrop()) && each.getSecurityContext().getCapabilities().getAdd().isEmpty()),
                containers("a container asks for processor and memory, and gets no more memory than it asked for", each -> each.getResources() != null
                        && Map.copyOf(orEmpty(each.getResources().getRequests())).containsKey("cpu") && orEmpty(each.getResources().getLimits()).containsKey("cpu")
                        && orEmpty(each.getResources().getRequests()).containsKey("memory")
                        && Objects.equals(orEmpty(each.getResources().getRequests()).get("memory"), orEmpty(each.getResources().getLimits()).get("memory"))),
                containers("an image has a full version", each -> each.getImage().matches(".+:\\d+\\.\\d+\\.\\d+(@sha256:[0-9a-f]{64})?")),
                containers("a container is asked whether it has started, on the management port", each -> asks(each.getStartupProbe(), "/actuator/health/liveness")),
                containers("a container is asked whether it is ready, on the management port", each -> asks(each.getReadinessProbe(), "/actuator/health/readiness")),
                // readiness would kill a process whose database is away
                containers("a container is asked whether it lives, on the management port, and not whether it is ready", each -> asks(each.getLivenessProbe(), "/actuator/health/liveness")),
                containers("a container stays until no balancer sends to it", each -> sleepOf(each) >= 5),
                containers("no secret stands in a variable", each -> each.getEnv().stream().allMatch(variable ->
                        !variable.getName().matches(".*(PASSWORD|SECRET|TOKEN|PRIVATE).*") || String.valueOf(variable.getValue()).startsWith("/etc/milepost/"))),
                deployments("a rollout takes no pod away before its successor is ready", each -> each.getSpec().getStrategy() != null
                        && each.getSpec().getStrategy().getRollingUpdate() != null && Integer.valueOf(0).equals(each.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())),
                new Rule<>("each process has a service account of its own, without a token", manifests -> manifests.models(Deployment.class).map(each -> new Account(each, manifests)),
                        Account::isItsOwnWithoutToken, each -> named(each.deployment().getMetadata())));
    }

    private record Account(Deployment deployment, Manifests manifests) {

        boolean isItsOwnWithoutToken() {
            String name = deployment.getMetadata().getName();
            return name.equals(deployment.getSpec().getTemplate().getSpec().getServiceAccountName()) && manifests.models(ServiceAccount.class)
                    .anyMatch(each -> each.getMetadata().getName().equals(name) && Boolean.FALSE.equals(each.getAutomountServiceAccountToken()));
        }
    }

    private record Of<T>(Deployment deployment, T part) {}

    private static Rule<Of<PodSpec>> pods(String sentence, Predicate<PodSpec> holds) {
        return new Rule<>(sentence, manifests -> manifests.models(Deployment.class).map(each -> new Of<>(each, each.getSpec().getTemplate().getSpec())),
                each -> holds.test(each.part()), each -> named(each.deployment().getMetadata()));
    }

    private static Rule<Of<Container>> containers(String sentence, Predicate<Container> holds) {
        return new Rule<>(sentence, manifests -> manifests.models(Deployment.class).flatMap(each -> Stream.concat(
                each.getSpec().getTemplate().getSpec().getContainers().stream(), each.getSpec().getTemplate().getSpec().getInitContainers().stream())
                .map(container -> new Of<>(each, container))), each -> holds.test(each.part()), each -> named(each.deployment().getMetadata()));
    }

    private static Rule<Deployment> deployments(String sentence, Predicate<Deployment> holds) {
        return new Rule<>(sentence, manifests -> manifests.models(Deployment.class), holds, each -> named(each.getMetadata()));
    }

    private static boolean isNoWayToTheNode(Volume volume) {
        return volume.getHostPath() == null && Stream.of(volume.getSecret(), volume.getProjected(), volume.getEmptyDir(), volume.getConfigMap()).filter(Objects::nonNull).count() == 1;
    }

    private static boolean asks(Probe probe, String path) {
        return probe != null && probe.getHttpGet() != null && path.equals(probe.getHttpGet().getPath()) && "management".equals(probe.getHttpGet().getPort().getStrVal());
    }

    private static long sleepOf(Container container) {
        return container.getLifecycle() == null || container.getLifecycle().getPreStop() == null || container.getLifecycle().getPreStop().getSleep() == null
                ? 0 : container.getLifecycle().getPreStop().getSleep().getSeconds();
    }

    private static boolean above(long least, Long value) {
        return value != null && value > least;
    }

    private static <V> Map<String, V> orEmpty(Map<String, V> map) {
        return map == null ? Map.of() : map;
    }

    private static String named(ObjectMeta meta) {
        return meta.getName();
    }
}
