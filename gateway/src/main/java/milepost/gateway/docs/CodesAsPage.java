package milepost.gateway.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of codes for browsers, each code a row that an address can point at: {@code /api/docs/errors#data_missing}. Of Markdown it
 * knows what the file uses: headings, paragraphs, tables and code.
 */
final class CodesAsPage {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern ONLY_A_CODE = Pattern.compile("`(\\w+)`");

    private CodesAsPage() {
    }

    /** What the file says, in its frame. */
    static byte[] html(byte[] frame, byte[] markdown) {
        String content = Stream.of(text(markdown).strip().split("\n{2,}")).map(CodesAsPage::block).collect(Collectors.joining("\n"));
        return text(frame).replace("{content}", content).getBytes(StandardCharsets.UTF_8);
    }

    private static String block(String text) {
        if (text.startsWith("# ")) {
            return "<h1>" + inline(text.substring(2)) + "</h1>";
        }
        if (text.startsWith("## ")) {
            return "<h2>" + inline(text.substring(3)) + "</h2>";
        }
        return text.startsWith("|") ? table(text.lines().toList()) : "<p>" + inline(text) + "</p>";
    }

    /** The second line only parts the first from the others. */
    private static String table(List<String> lines) {
        String head = cells(lines.getFirst()).map(cell -> "<th scope=\"col\">" + inline(cell) + "</th>").collect(Collectors.joining());
        return lines.stream().skip(2).map(CodesAsPage::row)
                .collect(Collectors.joining("\n", "<div class=\"table\"><table>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n", "\n</tbody>\n</table></div>"));
    }

    private static String row(String line) {
        List<String> cells = cells(line).toList();
        Matcher code = ONLY_A_CODE.matcher(cells.getFirst());
        String rest = cells.stream().skip(1).map(cell -> "<td>" + inline(cell) + "</td>").collect(Collectors.joining());
        return code.matches()
                ? "<tr id=\"%1$s\"><th scope=\"row\"><a href=\"#%1$s\"><code>%1$s</code></a></th>%2$s</tr>".formatted(code.group(1), rest)
                : "<tr><td>" + inline(cells.getFirst()) + "</td>" + rest + "</tr>";
    }

    private static Stream<String> cells(String line) {
        return Stream.of(line.strip().substring(1, line.strip().length() - 1).split(" \\| ")).map(String::strip);
    }

    private static String inline(String text) {
        return CODE.matcher(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")).replaceAll("<code>$1</code>");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
