package sampan.app.transfer;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a transfer does, from the first look to the last tidying.
interface Job {
    /// Does it; every outcome is told to the voyage's ledger.
    ///
    /// @param planned is run once, when the totals are known
    /// @return what ended it early, or null
    @Nullable
    IOException run(Voyage voyage, Runnable planned);

    /// The same once more, when this has ended.
    ///
    /// @param everything whether for everything, or only for what failed
    Job again(boolean everything);

    /// The files of more than one request that are being sent at this moment.
    default List<UnderWay> underWay() {
        return List.of();
    }
}
