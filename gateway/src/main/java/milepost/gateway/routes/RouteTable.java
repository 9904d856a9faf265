package milepost.gateway.routes;

import static milepost.gateway.routes.RouteTable.Pace.ORDINARY;
import static milepost.gateway.routes.RouteTable.Pace.REPORT;
import static milepost.gateway.routes.RouteTable.Pace.UPLOAD;
import static milepost.gateway.routes.Service.APPLICATIONS;
import static milepost.gateway.routes.Service.DECLARATIONS;
import static milepost.gateway.routes.Service.PARTICIPANTS;
import static milepost.gateway.routes.Service.STATEMENTS;

import java.util.List;

/** Who answers what. The first row whose path is the address, or a parent of it, decides; without a row there is no address. */
final class RouteTable {

    static final List<Row> ROWS = List.of(
            // providers
            new Row("/api/v3/npq-applications", APPLICATIONS, ORDINARY),
            new Row("/api/v3/delivery-partners", APPLICATIONS, ORDINARY),
            new Row("/api/v3/participants/npq/outcomes", DECLARATIONS, ORDINARY),
            new Row("/api/v3/participants/npq/*/outcomes", DECLARATIONS, ORDINARY),
            new Row("/api/v3/participants/npq", PARTICIPANTS, ORDINARY),
            new Row("/api/v3/participants/ecf", PARTICIPANTS, ORDINARY),
            new Row("/api/v3/participant-declarations", DECLARATIONS, ORDINARY),
            new Row("/api/v3/statements", STATEMENTS, ORDINARY),

            // providers whose clients are older
            new Row("/api/v1/participants/ecf.csv", PARTICIPANTS, REPORT),
            new Row("/api/v1/participants", PARTICIPANTS, ORDINARY),
            new Row("/api/v1/participant-declarations.csv", DECLARATIONS, REPORT),
            new Row("/api/v1/participant-declarations", DECLARATIONS, ORDINARY),
            new Row("/api/v2/participants/ecf.csv", PARTICIPANTS, REPORT),
            new Row("/api/v2/participants", PARTICIPANTS, ORDINARY),
            new Row("/api/v2/participant-declarations.csv", DECLARATIONS, REPORT),
            new Row("/api/v2/participant-declarations", DECLARATIONS, ORDINARY),

            // operators
            new Row("/operator/v1/lead-providers", APPLICATIONS, ORDINARY),
            new Row("/operator/v1/courses", APPLICATIONS, ORDINARY),
            new Row("/operator/v1/cohorts", APPLICATIONS, ORDINARY),
            new Row("/operator/v1/delivery-partners", APPLICATIONS, ORDINARY),
            new Row("/operator/v1/partnerships", APPLICATIONS, ORDINARY),
            new Row("/operator/v1/eligibility-lists", APPLICATIONS, UPLOAD),
            new Row("/operator/v1/applications", APPLICATIONS, ORDINARY),
            new Row("/operator/v1/participants", PARTICIPANTS, ORDINARY),
            new Row("/operator/v1/training-records", PARTICIPANTS, ORDINARY),
            new Row("/operator/v1/declarations", DECLARATIONS, ORDINARY),
            new Row("/operator/v1/contracts", STATEMENTS, ORDINARY),
            new Row("/operator/v1/contracts.csv", STATEMENTS, REPORT),
            new Row("/operator/v1/statements/import", STATEMENTS, UPLOAD),
            new Row("/operator/v1/statements/cut-off", STATEMENTS, REPORT),
            new Row("/operator/v1/statements/*/assurance-report", STATEMENTS, REPORT),
            new Row("/operator/v1/statements", STATEMENTS, ORDINARY),
            new Row("/operator/v1/adjustments", STATEMENTS, ORDINARY),
            new Row("/operator/v1/invoices", STATEMENTS, ORDINARY),
            new Row("/operator/v1/reconciliation", STATEMENTS, REPORT),

            // republishing: the owner of the aggregate
            new Row("/operator/v1/republish/lead-providers", APPLICATIONS, REPORT),
            new Row("/operator/v1/republish/courses", APPLICATIONS, REPORT),
            new Row("/operator/v1/republish/cohorts", APPLICATIONS, REPORT),
            new Row("/operator/v1/republish/schedules", APPLICATIONS, REPORT),
            new Row("/operator/v1/republish/delivery-partners", APPLICATIONS, REPORT),
            new Row("/operator/v1/republish/partnerships", APPLICATIONS, REPORT),
            new Row("/operator/v1/republish/offers", APPLICATIONS, REPORT),
            new Row("/operator/v1/republish/applications", APPLICATIONS, REPORT),
            new Row("/operator/v1/republish/participants", PARTICIPANTS, REPORT),
            new Row("/operator/v1/republish/enrolments", PARTICIPANTS, REPORT),
            new Row("/operator/v1/republish/declarations", DECLARATIONS, REPORT),
            new Row("/operator/v1/republish/contracts", STATEMENTS, REPORT),
            new Row("/operator/v1/republish/statements", STATEMENTS, REPORT),
            new Row("/operator/v1/republish/lines", STATEMENTS, REPORT));

    private RouteTable() {
    }

    /** How much a row's requests may carry and how long they may take. */
    enum Pace { ORDINARY, REPORT, UPLOAD }

    /** A path, everything below it, and who answers there; a star stands for one id. */
    record Row(String path, Service service, Pace pace) {

        boolean covers(String address) {
            int star = path.indexOf('*');
            return star < 0 ? covers(address, 0, path) : coversAround(star, address);
        }

        private boolean coversAround(int star, String address) {
            int end = address.startsWith(path.substring(0, star)) ? address.indexOf('/', star) : -1;
            return end > star && covers(address, end, path.substring(star + 1));
        }

        private static boolean covers(String address, int from, String part) {
            int to = from + part.length();
            return address.startsWith(part, from) && (address.length() == to || address.charAt(to) == '/');
        }
    }
}
