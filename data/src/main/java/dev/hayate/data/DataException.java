package dev.hayate.data;

import java.io.IOException;

/// Data cannot be used: a file is missing or broken, a column is not there, a cell is not a text. The message
/// is one sentence that names the file, the row and what is wrong there.
public final class DataException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long row;
    private final String reason;

    /// Names the place and the reason.
    ///
    /// @param file the file, as a user would find it, or what else the rows come from
    /// @param row the row in it, from 1; 0 for all of it
    /// @param reason what is wrong and, where there is one, the remedy
    public DataException(String file, long row, String reason) {
        super(row == 0 ? file + ": " + reason : file + ", row " + row + ": " + reason);
        this.file = file;
        this.row = row;
        this.reason = reason;
    }

    DataException(String file, long row, String reason, Throwable cause) {
        this(file, row, reason);
        initCause(cause);
    }

    /// The file, as a user would find it, or what else the rows come from.
    public String file() {
        return file;
    }

    /// The row in the file, from 1; 0 if all of it is meant.
    public long row() {
        return row;
    }

    /// What is wrong there.
    public String reason() {
        return reason;
    }
}
