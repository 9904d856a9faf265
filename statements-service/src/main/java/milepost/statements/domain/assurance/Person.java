package milepost.statements.domain.assurance;

import java.util.Optional;

/** A participant as finance has to recognise them. */
public record Person(String name, Optional<String> trn) {

    /** Neither name nor number is written anywhere but into the report. */
    @Override
    public String toString() {
        return "Person";
    }
}
