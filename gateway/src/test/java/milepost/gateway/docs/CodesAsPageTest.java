package milepost.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CodesAsPageTest {

    @Test
    void headingsParagraphsTablesAndCodeAreShownAsSuch() {
        assertThat(html("""
                # What *is* `wrong`

                One sentence
                over two lines.

                ## A kind

                | code | means |
                | --- | --- |
                | `data_missing` | no `{"data": …}` |
                | none | nothing |
                """)).isEqualTo("""
                <h1>What *is* <code>wrong</code></h1>
                <p>One sentence
                over two lines.</p>
                <h2>A kind</h2>
                <div class="table"><table>
                <thead><tr><th scope="col">code</th><th scope="col">means</th></tr></thead>
                <tbody>
                <tr id="data_missing"><th scope="row"><a href="#data_missing"><code>data_missing</code></a></th><td>no <code>{"data": …}</code></td></tr>
                <tr><td>none</td><td>nothing</td></tr>
                </tbody>
                </table></div>""");
    }

    @Test
    void whatBrowsersWouldTakeForMarkupIsText() {
        assertThat(html("a < b & `<script>` > c")).isEqualTo("<p>a &lt; b &amp; <code>&lt;script&gt;</code> &gt; c</p>");
    }

    @Test
    void everyCodeOfTheFileHasItsPlaceOnThePage() {
        String file = new String(Sheet.read("milepost/docs/errors.md"), StandardCharsets.UTF_8);
        List<String> codes = Pattern.compile("(?m)^\\| `(\\w+)` ").matcher(file).results().map(row -> row.group(1)).toList();
        String page = html(file);

        assertThat(codes).hasSizeGreaterThan(50);
        assertThat(Pattern.compile("<tr id=\"(\\w+)\">").matcher(page).results().map(row -> row.group(1))).containsExactlyElementsOf(codes);
        assertThat(page).doesNotContain("`", "| ", "##");
    }

    private static String html(String markdown) {
        return new String(CodesAsPage.html("{content}".getBytes(StandardCharsets.UTF_8), markdown.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
