package dev.hayate.training.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Texts and figures as a page shows them.
final class Html {
    private static final int SIGNIFICANT = 4;

    private Html() {}

    /// A text in which nothing is markup, within quotes or without.
    static String text(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// A whole number in groups of three digits.
    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// A number with four digits that mean something.
    static String figure(double number) {
        if (number == 0 || !Double.isFinite(number)) {
            return number == 0 ? "0" : String.valueOf(number);
        }
        double size = Math.abs(number);
        if (size >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        if (size < 1e-3) {
            return String.format(Locale.ROOT, "%.2e", number);
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(SIGNIFICANT));
        return rounded.stripTrailingZeros().toPlainString();
    }

    /// A time as people say it.
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
