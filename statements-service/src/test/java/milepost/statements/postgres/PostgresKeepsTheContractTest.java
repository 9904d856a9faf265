package milepost.statements.postgres;

import milepost.statements.Kept;
import milepost.statements.PortsContract;

class PostgresKeepsTheContractTest extends PortsContract {

    @Override
    protected Kept fresh() {
        return PostgresKept.fresh();
    }
}
