package milepost.declarations.domain.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import milepost.declarations.domain.DeclarationType;
import milepost.declarations.domain.Evidence;
import milepost.declarations.domain.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds docs/declaration-rules.md against the rules. */
class DeclarationRulesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "declaration-rules.md");

    @ParameterizedTest
    @EnumSource
    void aFamilysRulesStandThereInTheirOrder(Family family) throws IOException {
        List<String> rules = Rules.of(family).stream().map(rule -> "| `%s` | `%s` | %s | %s |".formatted(rule.reason().code(), rule.reason().title(),
                rule.looked().words(), rule.source())).toList();

        assertThat(table(family.slug())).isEqualTo(rules);
    }

    @Test
    void whatIsSaidOfABrokenRuleStandsThere() throws IOException {
        assertThat(table("sentences")).isEqualTo(Arrays.stream(Reason.values())
                .map(reason -> "| `%s` | %s |".formatted(reason.code(), reason.sentence())).toList());
    }

    @Test
    void theEvidenceThatCountsStandsThere() throws IOException {
        assertThat(table("evidence")).isEqualTo(Arrays.stream(DeclarationType.values()).map(type -> "| %s | %s | %s | %s |".formatted(type.slug(),
                words(type, false, false), words(type, false, true), words(type, true, true))).toList());
    }

    @Test
    void everyReasonBelongsToARuleAndNoRuleIsTwiceInAList() {
        var npq = Rules.of(Family.NPQ).stream().map(Rule::reason).toList();
        var ecf = Rules.of(Family.ECF).stream().map(Rule::reason).toList();

        assertThat(npq).doesNotHaveDuplicates();
        assertThat(ecf).doesNotHaveDuplicates();
        assertThat(Stream.concat(npq.stream(), ecf.stream())).containsOnly(Reason.values());
        assertThat(Arrays.stream(Reason.values()).map(Reason::sentence)).allMatch(sentence -> sentence.endsWith(".")).doesNotHaveDuplicates();
    }

    private static String words(DeclarationType type, boolean forMentor, boolean detailed) {
        var accepted = AcceptedEvidence.of(type, forMentor, detailed);
        return accepted.isEmpty() ? "not looked at" : accepted.stream().map(Evidence::slug).collect(Collectors.joining(", "));
    }

    /** The rows between a table's mark and the next empty line, without its head. */
    private static List<String> table(String mark) throws IOException {
        return Files.readAllLines(PAGE).stream().dropWhile(line -> !line.equals("<!-- " + mark + " -->")).skip(3).takeWhile(line -> line.startsWith("|")).toList();
    }
}
