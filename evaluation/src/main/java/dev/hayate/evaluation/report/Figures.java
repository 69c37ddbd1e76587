package dev.hayate.evaluation.report;

import java.util.Locale;

/// Numbers as pages show them. One that is not defined, or not there, is a dash.
final class Figures {
    static final String NONE = "–";

    private Figures() {}

    /// A score, times 100.
    static String percent(double score) {
        return decimal(100 * score, 2);
    }

    /// A difference of scores, times 100, with its sign.
    static String difference(double difference) {
        String text = percent(Math.abs(difference));
        boolean zero = text.equals("0.00") || text.equals(NONE);
        return zero ? text : (difference < 0 ? "−" : "+") + text;
    }

    static String decimal(double number, int places) {
        return Double.isFinite(number) ? String.format(Locale.ROOT, "%,." + places + "f", number) : NONE;
    }

    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// How many texts were encoded in a second; a dash where no time was taken, as when they were encoded before.
    static String rate(long texts, double seconds) {
        return seconds > 0 ? decimal(texts / seconds, 0) : NONE;
    }

    /// A time as people say it.
    static String duration(double seconds) {
        if (seconds < 10) {
            return decimal(seconds, 1) + " s";
        }
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
