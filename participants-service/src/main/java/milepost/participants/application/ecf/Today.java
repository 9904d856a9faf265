package milepost.participants.application.ecf;

import java.time.LocalDate;

/** The London day by the system's calendar, on which documents rest; request clocks do not move it (decision A13). */
public interface Today {

    LocalDate today();
}
