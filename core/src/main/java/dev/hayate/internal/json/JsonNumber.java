package dev.hayate.internal.json;

/// A number as it stands in the file.
///
/// @param digits the characters of the number, a valid JSON number
public record JsonNumber(String digits) {

    /// The nearest double, as every correct JSON reader gives it.
    public double doubleValue() {
        return Double.parseDouble(digits);
    }

    /// The double that serde_json (and so HF tokenizers) makes of these digits: the first digits that fit
    /// into 64 bits, scaled once by a power of ten. It may differ from the nearest double in the last bit.
    ///
    /// Mirrors `Deserializer::parse_decimal` and `f64_from_parts` of serde_json without the
    /// `float_roundtrip` feature.
    public double serdeValue() {
        return SerdeFloat.parse(digits);
    }
}
