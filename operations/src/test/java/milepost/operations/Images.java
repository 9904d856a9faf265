package milepost.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docker/Dockerfile} as its instructions: a line that ends with a backslash goes on, one that begins with # says nothing. */
record Images(List<Instruction> instructions) {

    record Instruction(String word, String rest) {}

    static Images shipped() {
        return of(Repository.text("docker/Dockerfile"));
    }

    static Images of(String dockerfile) {
        List<Instruction> instructions = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String each : dockerfile.lines().map(String::strip).filter(each -> !each.isEmpty() && !each.startsWith("#")).toList()) {
            boolean goesOn = each.endsWith("\\");
            line.append(goesOn ? each.substring(0, each.length() - 1) : each);
            if (!goesOn) {
                String[] words = line.toString().split("\\s+", 2);
                instructions.add(new Instruction(words[0], words[1]));
                line.setLength(0);
            }
        }
        return new Images(instructions);
    }

    /** What the last stage says: that is the image. */
    Images last() {
        int begin = 0;
        for (int at = 0; at < instructions.size(); at++) {
            begin = instructions.get(at).word().equals("FROM") ? at : begin;
        }
        return new Images(instructions.subList(begin, instructions.size()));
    }

    List<String> all(String word) {
        return instructions.stream().filter(each -> each.word().equals(word)).map(Instruction::rest).toList();
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        last().all("ENV").forEach(line -> List.of(line.split("\\s+")).forEach(each -> environment.put(each.split("=", 2)[0], each.split("=", 2)[1])));
        return environment;
    }
}
