package milepost.statements.domain.pricing;

import java.util.List;
import milepost.statements.domain.statement.Statement;

/** A statement with all its amounts, whatever kind of contract priced them. */
public interface Priced {

    Figures figures();

    /** The figures with the VAT that is due on them, whatever was booked. */
    Figures figures(boolean vatRegistered);

    /** Added up; the lines that were voided on it earn nothing, they are only numbered. */
    Totals totals(int voided);

    List<ServiceFee> serviceFees();

    /** What the cut-off fixes, line by line. */
    List<FixedPrice> prices();

    /** What it did to the places of bands; empty where nothing is priced by places. */
    List<BandPlaces> places();

    /** Every amount, one by one. */
    List<ShownLine> shown(Statement statement, List<VoidedLine> voided);
}
