package milepost.local.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Files by their names, sent together as a browser's form sends them. */
record Upload(Map<String, String> files) {

    private static final String BOUNDARY = "milepost-sandbox-upload";

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    byte[] bytes() {
        return files.entrySet().stream().map(file -> """
                --%1$s\r
                Content-Disposition: form-data; name="%2$s"; filename="%2$s.csv"\r
                Content-Type: text/csv\r
                \r
                %3$s\r
                """.formatted(BOUNDARY, file.getKey(), file.getValue())).collect(Collectors.joining("", "", "--" + BOUNDARY + "--\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
