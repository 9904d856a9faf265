package milepost.statements.inmemory;

import milepost.statements.Kept;
import milepost.statements.TrainingContract;

class MemoryKeepsTrainingTest extends TrainingContract {

    @Override
    protected Kept fresh() {
        return MemoryKept.fresh(1);
    }
}
