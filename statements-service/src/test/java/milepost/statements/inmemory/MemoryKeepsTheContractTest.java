package milepost.statements.inmemory;

import milepost.statements.Kept;
import milepost.statements.PortsContract;

class MemoryKeepsTheContractTest extends PortsContract {

    @Override
    protected Kept fresh() {
        return MemoryKept.fresh(1);
    }
}
