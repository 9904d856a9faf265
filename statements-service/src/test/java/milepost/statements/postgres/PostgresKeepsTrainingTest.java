package milepost.statements.postgres;

import milepost.statements.Kept;
import milepost.statements.TrainingContract;

class PostgresKeepsTrainingTest extends TrainingContract {

    @Override
    protected Kept fresh() {
        return PostgresKept.fresh();
    }
}
