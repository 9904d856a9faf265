package milepost.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestServersTest {

    @Test
    void everyDatabaseIsNewAndEmpty() throws Exception {
        TestPostgres.Database one = TestPostgres.freshDatabase("shelf");
        TestPostgres.Database other = TestPostgres.freshDatabase("shelf");
        try (Connection connection = one.connect()) {
            connection.createStatement().execute("CREATE TABLE book (title text)");
        }

        assertThat(one.name()).isNotEqualTo(other.name());
        try (Connection connection = other.connect()) {
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT * FROM book")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aCopyHasAllThatWasThereAndGoesItsOwnWay() throws Exception {
        TestPostgres.Database migrated = TestPostgres.freshDatabase("template");
        try (Connection connection = migrated.connect()) {
            connection.createStatement().execute("CREATE TABLE book AS SELECT 'kept' AS title");
        }

        TestPostgres.Database copy = TestPostgres.copyOf(migrated, "copy");
        try (Connection connection = copy.connect()) {
            assertThat(connection.createStatement().executeUpdate("DELETE FROM book WHERE title = 'kept'")).isEqualTo(1);
        }

        try (Connection connection = migrated.connect()) {
            assertThat(connection.createStatement().executeUpdate("DELETE FROM book WHERE title = 'kept'")).isEqualTo(1);
        }
    }

    @Test
    void theDatabaseCanLoseItsConnectionsAndGoDownAndComeBack() throws Exception {
        TestPostgres.Database database = TestPostgres.freshDatabase("outage");
        try (Connection connection = database.connect()) {
            database.cutConnections();
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1")).isInstanceOf(SQLException.class);
        }

        TestPostgres.stop();
        assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
        TestPostgres.start();

        try (Connection connection = database.connect()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void whereTheBrokerWillBeIsKnownBeforeItServes() {
        assertThat(TestKafka.address()).isEqualTo(TestKafka.bootstrapServers());
    }

    @Test
    void theBrokerCanFreezeAndGoOn() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
            admin.listTopics().names().get(20, TimeUnit.SECONDS);

            TestKafka.pause();
            var unanswered = admin.describeCluster().clusterId();
            assertThatThrownBy(() -> unanswered.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            TestKafka.resume();

            assertThat(unanswered.get(20, TimeUnit.SECONDS)).isNotBlank();
        }
    }
}
