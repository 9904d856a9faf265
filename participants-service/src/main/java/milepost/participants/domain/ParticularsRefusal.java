package milepost.participants.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a person cannot be recorded as asked: each refusal names the field, a stable code and one sentence. */
public enum ParticularsRefusal {

    FULL_NAME_MISSING("full_name", "full_name_missing", "A person needs a 'full_name' that is not blank."),
    EMAIL_INVALID("email", "email_invalid", "The 'email' is not an e-mail address."),
    TRN_INVALID("trn", "trn_invalid", "A 'trn' consists of seven digits."),
    TRN_MISSING("trn", "trn_missing", "Only a 'trn' that is known can be verified.");

    private final Refusal refusal;

    ParticularsRefusal(String title, String code, String sentence) {
        this.refusal = new Refusal(title, code, sentence);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** Everything that is wrong with the particulars as they were written, given the person they are meant for, if known. */
    public static List<ParticularsRefusal> of(Written written, Optional<Person> known) {
        var refusals = new ArrayList<ParticularsRefusal>();
        if (written.fullName() == null ? known.isEmpty() : written.fullName().isBlank()) {
            refusals.add(FULL_NAME_MISSING);
        }
        if (written.email() != null && EmailAddress.parse(written.email()).isEmpty()) {
            refusals.add(EMAIL_INVALID);
        }
        if (written.trn() != null && Trn.parse(written.trn()).isEmpty()) {
            refusals.add(TRN_INVALID);
        }
        if (Boolean.TRUE.equals(written.trnVerified()) && written.trn() == null
                && known.map(Person::reference).isEmpty()) {
            refusals.add(TRN_MISSING);
        }
        return List.copyOf(refusals);
    }

    /** Particulars as they came in, before anything is known to be right. */
    public record Written(@Nullable String fullName, @Nullable String email, @Nullable String trn, @Nullable Boolean trnVerified) {

        /** To be called only when nothing is wrong with them. */
        public Particulars understood() {
            return new Particulars(Optional.ofNullable(fullName).map(String::strip),
                    Optional.ofNullable(email).flatMap(EmailAddress::parse),
                    Optional.ofNullable(trn).flatMap(Trn::parse),
                    Optional.ofNullable(trnVerified));
        }
    }
}
