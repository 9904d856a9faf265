package milepost.participants.domain;

import java.util.Optional;

/** What an operator or the registration service says about a person; empty where it says nothing. */
public record Particulars(Optional<String> fullName, Optional<EmailAddress> email, Optional<Trn> trn,
                          Optional<Boolean> trnVerified) {
}
