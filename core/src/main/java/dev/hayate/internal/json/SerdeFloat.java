package dev.hayate.internal.json;

/// serde_json's way from digits to a double; see [JsonNumber#serdeValue()].
final class SerdeFloat {
    private static final double[] POWERS_OF_TEN = new double[309];

    static {
        for (int i = 0; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = Double.parseDouble("1e" + i);
        }
    }

    private SerdeFloat() {}

    static double parse(String digits) {
        int at = 0;
        boolean negative = digits.charAt(0) == '-';
        if (negative) {
            at++;
        }
        long significand = 0;
        int exponent = 0;
        boolean full = false;
        for (; at < digits.length() && isDigit(digits.charAt(at)); at++) {
            int digit = digits.charAt(at) - '0';
            full = full || overflows(significand, digit);
            if (full) {
                exponent++;
            } else {
                significand = significand * 10 + digit;
            }
        }
        if (at < digits.length() && digits.charAt(at) == '.') {
            for (at++; at < digits.length() && isDigit(digits.charAt(at)); at++) {
                int digit = digits.charAt(at) - '0';
                full = full || overflows(significand, digit);
                if (!full) {
                    significand = significand * 10 + digit;
                    exponent--;
                }
            }
        }
        if (at < digits.length()) {
            exponent = addExponent(exponent, digits.substring(at + 1));
        }
        double magnitude = scale(unsignedToDouble(significand), exponent);
        return negative ? -magnitude : magnitude;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean overflows(long significand, int digit) {
        long limit = Long.divideUnsigned(-1L, 10);
        int compared = Long.compareUnsigned(significand, limit);
        return compared > 0 || (compared == 0 && digit > 5);
    }

    private static int addExponent(int exponent, String written) {
        try {
            return Math.clamp((long) exponent + Integer.parseInt(written), -100_000, 100_000);
        } catch (NumberFormatException tooLong) {
            return written.startsWith("-") ? -100_000 : 100_000;
        }
    }

    private static double unsignedToDouble(long value) {
        if (value >= 0) {
            return (double) value;
        }
        double halved = (double) ((value >>> 1) | (value & 1));
        return halved * 2.0;
    }

    private static double scale(double value, int exponent) {
        double scaled = value;
        int left = exponent;
        while (left < -308) {
            if (scaled == 0.0) {
                return scaled;
            }
            scaled /= 1e308;
            left += 308;
        }
        if (left > 308) {
            return scaled == 0.0 ? scaled : Double.POSITIVE_INFINITY;
        }
        return left >= 0 ? scaled * POWERS_OF_TEN[left] : scaled / POWERS_OF_TEN[-left];
    }
}
