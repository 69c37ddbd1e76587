package dev.hayate.search.filter;

/// A filter cannot be read. The message is one sentence that names the place.
public final class FilterException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;

    FilterException(String filter, int position, String reason) {
        super("the filter \"" + filter + "\", character " + position + ": " + reason);
        this.position = position;
    }

    /// Where it cannot be read, in code points from 1.
    public int position() {
        return position;
    }
}
