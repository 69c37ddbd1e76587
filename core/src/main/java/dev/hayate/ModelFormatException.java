package dev.hayate;

/// A file of a model cannot be used: it is broken, lies about itself, or asks for something that Hayate
/// cannot represent exactly. The message names the file, the place in it, and what is wrong there.
public final class ModelFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;
    private final String reason;

    /// Names the file, the place and the reason.
    ///
    /// @param file the file, as a user would find it: a path, or the name of a resource
    /// @param place where in the file: a JSON pointer, a tensor name, a byte offset; empty for the whole file
    /// @param reason what is wrong and, where there is one, the remedy
    public ModelFormatException(String file, String place, String reason) {
        super(place.isEmpty() ? file + ": " + reason : file + ": " + place + ": " + reason);
        this.file = file;
        this.place = place;
        this.reason = reason;
    }

    /// The file, as a user would find it.
    public String file() {
        return file;
    }

    /// Where in the file; empty for the whole file.
    public String place() {
        return place;
    }

    /// What is wrong there.
    public String reason() {
        return reason;
    }
}
