package milepost.statements.postgres;

import milepost.statements.InvoicesContract;
import milepost.statements.Kept;

class PostgresKeepsInvoicesTest extends InvoicesContract {

    @Override
    protected Kept fresh() {
        return PostgresKept.fresh();
    }
}
