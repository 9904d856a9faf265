package milepost.statements.inmemory;

import milepost.statements.InvoicesContract;
import milepost.statements.Kept;

class MemoryKeepsInvoicesTest extends InvoicesContract {

    @Override
    protected Kept fresh() {
        return MemoryKept.fresh(1);
    }
}
