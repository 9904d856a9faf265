package milepost.platform.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of a service's rings: {@code domain} knows only the language, {@code application} knows the domain and Reactor, the adapters
 * know both but never each other, {@code wiring} knows all. A ring without classes fails: a rule over nothing would be green for ever.
 */
public final class Architecture {

    private static final Set<String> ADAPTERS = Set.of("http", "messaging", "postgres");
    private static final List<String> ALL_RINGS = List.of("domain", "application", "http", "messaging", "postgres", "wiring");

    /** Where the clock, ids and threads come from outside, so that the same story can be told twice. */
    private static final Map<String, Set<String>> ONLY_IN_WIRING = Map.ofEntries(
            Map.entry("java.time.Instant", Set.of("now")),
            Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")),
            Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
            Map.entry("java.time.InstantSource", Set.of("system")),
            Map.entry("java.lang.System", Set.of("currentTimeMillis")),
            Map.entry("java.lang.Thread", Set.of("sleep")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("reactor.core.publisher.Mono", Set.of("block", "blockOptional", "subscribe")),
            Map.entry("reactor.core.publisher.Flux", Set.of("blockFirst", "blockLast", "subscribe", "toIterable", "toStream")));

    private final String root;
    private final List<String> rings;
    private final ImportOption classesToRead;

    private Architecture(String root, List<String> rings, ImportOption classesToRead) {
        this.root = root;
        this.rings = rings;
        this.classesToRead = classesToRead;
    }

    /** The rules for the service whose packages lie under {@code root}. */
    public static Architecture of(String root) {
        return new Architecture(root, ALL_RINGS, new ImportOption.DoNotIncludeTests());
    }

    /** The same for a process that has only some of the rings, such as the gateway. */
    public Architecture withRings(String... rings) {
        return new Architecture(root, List.of(rings), classesToRead);
    }

    Architecture reading(ImportOption classesToRead) {
        return new Architecture(root, rings, classesToRead);
    }

    /** Fails with every breach. */
    public void check() {
        JavaClasses read = new ClassFileImporter().withImportOption(classesToRead).importPackages(root);
        List<String> breaches = new ArrayList<>();
        rings.stream().filter(ring -> isEmpty(read, ring)).forEach(ring -> breaches.add("the ring " + ring + " has no classes"));
        packagesWithoutProse(read).forEach(name -> breaches.add(name + " has no package-info with @NullMarked"));
        rules().forEach(rule -> breaches.addAll(rule.allowEmptyShould(true).evaluate(read).getFailureReport().getDetails()));
        if (!breaches.isEmpty()) {
            throw new AssertionError("Architecture of " + root + ":\n" + String.join("\n", breaches));
        }
    }

    private Stream<ArchRule> rules() {
        Stream<ArchRule> everywhere = Stream.of(
                classes().that().resideInAPackage(ring("domain"))
                        .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.jspecify.annotations..", ring("domain")),
                noClasses().that().resideInAPackage(ring("application"))
                        .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "milepost.platform..", "io.r2dbc..", "org.apache.kafka.."),
                noClasses().that().resideInAPackage(ring("application"))
                        .should().dependOnClassesThat().resideInAnyPackage(others("domain", "application")),
                noClasses().that().resideOutsideOfPackages(ring("wiring"), root)
                        .should().dependOnClassesThat().resideInAPackage(ring("wiring")),
                noClasses().that().resideOutsideOfPackage(ring("wiring"))
                        .should().accessTargetWhere(isReservedForWiring()),
                noClasses().should().dependOnClassesThat().resideInAnyPackage("org.springframework.data..", "lombok.."));
        return Stream.concat(everywhere, ADAPTERS.stream().map(adapter -> noClasses().that().resideInAPackage(ring(adapter))
                .should().dependOnClassesThat().resideInAnyPackage(others("domain", "application", adapter))));
    }

    private String[] others(String... known) {
        return ALL_RINGS.stream().filter(ring -> !List.of(known).contains(ring)).map(this::ring).toArray(String[]::new);
    }

    private String ring(String name) {
        return root + "." + name + "..";
    }

    private boolean isEmpty(JavaClasses read, String ring) {
        String name = root + "." + ring;
        return read.stream().filter(Architecture::isCode)
                .noneMatch(each -> each.getPackageName().equals(name) || each.getPackageName().startsWith(name + "."));
    }

    private static Set<String> packagesWithoutProse(JavaClasses read) {
        Set<String> names = new TreeSet<>();
        read.stream().filter(Architecture::isCode).forEach(each -> names.add(each.getPackageName()));
        read.stream().filter(each -> !isCode(each) && each.isAnnotatedWith(NullMarked.class))
                .forEach(each -> names.remove(each.getPackageName()));
        return names;
    }

    private static boolean isCode(JavaClass each) {
        return !each.getSimpleName().equals("package-info");
    }

    private static DescribedPredicate<JavaAccess<?>> isReservedForWiring() {
        return DescribedPredicate.describe("comes from outside (clock, random id, blocking, subscribing)", access ->
                ONLY_IN_WIRING.getOrDefault(access.getTargetOwner().getFullName(), Set.of()).contains(access.getTarget().getName()));
    }
}
