package milepost.applications.domain;

import java.util.Map;

/**
 * Why a command was refused.
 *
 * @param title  the attribute it is about
 * @param code   stable and documented
 * @param detail one sentence for the reader
 * @param meta   what helps to put it right, empty where nothing does
 */
public record Refusal(String title, String code, String detail, Map<String, Object> meta) {

    public Refusal {
        meta = Map.copyOf(meta);
    }

    public Refusal(String title, String code, String detail) {
        this(title, code, detail, Map.of());
    }

    public Refusal with(Map<String, Object> facts) {
        return new Refusal(title, code, detail, facts);
    }
}
