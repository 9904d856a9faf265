package milepost.platform.messaging.recover;

import milepost.platform.messaging.work.Waiting;
import org.springframework.r2dbc.core.DatabaseClient;

/** Table {@code epoch}. */
public final class PostgresEpoch implements EpochMark {

    private static final String IS_RECOVERED = "SELECT recovered >= value AS done FROM epoch";

    private static final String RECOVERED = "UPDATE epoch SET recovered = value";

    private final DatabaseClient db;
    private final Waiting waiting;

    public PostgresEpoch(DatabaseClient db, Waiting waiting) {
        this.db = db;
        this.waiting = waiting;
    }

    @Override
    public boolean isRecovered() {
        return Boolean.TRUE.equals(waiting.forResultOf(db.sql(IS_RECOVERED).map(row -> row.get("done", Boolean.class)).one()));
    }

    @Override
    public void recovered() {
        waiting.forResultOf(db.sql(RECOVERED).then());
    }
}
