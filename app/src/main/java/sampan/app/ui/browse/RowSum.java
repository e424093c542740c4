package sampan.app.ui.browse;

import java.util.List;

/// How many rows there are of each kind, and how large they are together. Immutable.
///
/// @param folders how many are folders
/// @param others how many are anything else
/// @param bytes of all files
/// @param anyFile whether one of them is a file
record RowSum(long folders, long others, long bytes, boolean anyFile) {
    /// Of these. Takes its time for very many: not for the screen's thread.
    static RowSum of(List<Row> rows) {
        long folders = 0;
        long bytes = 0;
        boolean anyFile = false;
        for (Row row : rows) {
            folders += row.isFolder() ? 1 : 0;
            bytes += row.entry().size();
            anyFile |= row.isFile();
        }
        return new RowSum(folders, rows.size() - folders, bytes, anyFile);
    }
}
