package milepost.simulation;

import java.util.ArrayList;
import java.util.List;
import milepost.statements.domain.pricing.EcfTerms;
import milepost.statements.domain.pricing.MentorTerms;
import milepost.statements.domain.pricing.Money;
import milepost.statements.domain.statement.StatementTerms;
import milepost.statements.inmemory.StatementsInMemory;

/**
 * What a provider's contracts about teachers and mentors say, in pence.
 *
 * @param upTo   the last place of each band
 * @param prices what a participant is worth in each band
 * @param mentor what a mentor is worth
 */
record EcfAgreed(List<Integer> upTo, List<Integer> prices, int mentor, int monthlyFee) {

    /** As agreed now. */
    static EcfAgreed of(StatementsInMemory service, StatementTerms on) {
        List<Integer> upTo = new ArrayList<>();
        List<Integer> prices = new ArrayList<>();
        int mentor = 0;
        int monthlyFee = 0;
        for (var contract : service.currentContracts()) {
            if (contract.leadProvider().equals(on.leadProvider()) && contract.cohort().equals(on.cohort())) {
                if (contract.current().terms() instanceof EcfTerms terms) {
                    terms.bands().forEach(band -> {
                        upTo.add(band.max());
                        prices.add(pence(band.perParticipant()));
                    });
                    monthlyFee = pence(terms.monthlyServiceFee());
                } else if (contract.current().terms() instanceof MentorTerms terms) {
                    mentor = pence(terms.paymentPerParticipant());
                }
            }
        }
        return new EcfAgreed(List.copyOf(upTo), List.copyOf(prices), mentor, monthlyFee);
    }

    int places() {
        return upTo.getLast();
    }

    int bandOf(int place) {
        int band = 0;
        while (upTo.get(band) < place) {
            band++;
        }
        return band;
    }

    /** A version that has not so many bands pays as in its last one. */
    int pence(int band) {
        return prices.get(Math.min(band, prices.size() - 1));
    }

    private static int pence(Money money) {
        return money.pounds().movePointRight(2).intValueExact();
    }
}
