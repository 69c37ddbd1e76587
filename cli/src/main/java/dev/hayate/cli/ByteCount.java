package dev.hayate.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/// Reads a number of bytes: `2000000`, `500KB` or `2MB`.
final class ByteCount implements ITypeConverter<Integer> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,10})(|k|kb|m|mb)");

    @Override
    public Integer convert(String value) {
        Matcher form = FORM.matcher(value.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw CommandException.usage("expected a number of bytes such as 2000000, 500KB or 2MB, got " + value);
        }
        long unit = switch (form.group(2)) {
            case "k", "kb" -> 1000;
            case "m", "mb" -> 1_000_000;
            default -> 1;
        };
        long bytes = Long.parseLong(form.group(1)) * unit;
        if (bytes < 1 || bytes > 1_000_000_000) {
            throw CommandException.usage("expected 1 to 1000 MB, got " + value);
        }
        return (int) bytes;
    }
}
