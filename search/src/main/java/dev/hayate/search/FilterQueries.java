package dev.hayate.search;

import dev.hayate.search.filter.AllOf;
import dev.hayate.search.filter.AnyOf;
import dev.hayate.search.filter.Comparison;
import dev.hayate.search.filter.FieldValue;
import dev.hayate.search.filter.Filter;
import dev.hayate.search.filter.Not;
import dev.hayate.search.filter.OneOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/// Conditions on metadata as Lucene asks for them.
///
/// @param fields the fields that the index has, by name
record FilterQueries(Map<String, MetadataField> fields) {

    /// @throws IndexException if no document has a field that is asked for, or its values are of another kind
    Query of(Filter filter) throws IndexException {
        return switch (filter) {
            case OneOf(String name, List<FieldValue> values) -> oneOf(field(name), values);
            case Comparison(String name, Comparison.Order order, FieldValue value) ->
                comparison(field(name), order, value);
            case AllOf(List<Filter> parts) -> joined(parts, BooleanClause.Occur.FILTER);
            case AnyOf(List<Filter> parts) -> joined(parts, BooleanClause.Occur.SHOULD);
            case Not(Filter part) ->
                new BooleanQuery.Builder()
                        .add(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.FILTER)
                        .add(of(part), BooleanClause.Occur.MUST_NOT)
                        .build();
        };
    }

    private MetadataField field(String name) throws IndexException {
        MetadataField field = fields.get(name);
        if (field == null) {
            throw new IndexException("no document of the index has \"" + name + "\"; "
                    + (fields.isEmpty() ? "there is no metadata" : "there are " + String.join(", ", fields.keySet())));
        }
        return field;
    }

    private Query joined(List<Filter> parts, BooleanClause.Occur occur) throws IndexException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Filter part : parts) {
            all.add(of(part), occur);
        }
        return all.build();
    }

    private static Query oneOf(MetadataField field, List<FieldValue> values) throws IndexException {
        if (field.kind() == MetadataField.Kind.NUMERIC) {
            double[] numbers = new double[values.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(field, values.get(i));
            }
            return DoublePoint.newSetQuery(field.field(), numbers);
        }
        List<BytesRef> texts = new ArrayList<>();
        for (FieldValue value : values) {
            texts.add(new BytesRef(text(field, value)));
        }
        return texts.size() == 1
                ? new TermQuery(new Term(field.field(), texts.getFirst()))
                : new TermInSetQuery(field.field(), texts);
    }

    private static Query comparison(MetadataField field, Comparison.Order order, FieldValue value)
            throws IndexException {
        return switch (field.kind()) {
            case NUMERIC -> numbers(field, order, number(field, value));
            case TEXT, TEXTS -> texts(field, order, text(field, value));
            case FLAG ->
                throw new IndexException(
                        "\"" + field.name() + "\" is true or false, and neither is above the other: ask with = or !=");
        };
    }

    private static Query numbers(MetadataField field, Comparison.Order order, double number) {
        double least = switch (order) {
            case BELOW, AT_MOST -> Double.NEGATIVE_INFINITY;
            case ABOVE -> DoublePoint.nextUp(number);
            case AT_LEAST -> number;
        };
        double most = switch (order) {
            case BELOW -> DoublePoint.nextDown(number);
            case AT_MOST -> number;
            case ABOVE, AT_LEAST -> Double.POSITIVE_INFINITY;
        };
        return DoublePoint.newRangeQuery(field.field(), least, most);
    }

    private static Query texts(MetadataField field, Comparison.Order order, String text) {
        return switch (order) {
            case BELOW -> TermRangeQuery.newStringRange(field.field(), null, text, true, false);
            case AT_MOST -> TermRangeQuery.newStringRange(field.field(), null, text, true, true);
            case ABOVE -> TermRangeQuery.newStringRange(field.field(), text, null, false, true);
            case AT_LEAST -> TermRangeQuery.newStringRange(field.field(), text, null, true, true);
        };
    }

    private static double number(MetadataField field, FieldValue value) throws IndexException {
        return switch (value) {
            case FieldValue.Numeral(double number, String written) -> number;
            case FieldValue.Text(String written) -> throw notANumber(field, written);
            case FieldValue.Truth(boolean holds, String written) -> throw notANumber(field, written);
        };
    }

    private static IndexException notANumber(MetadataField field, String written) {
        return new IndexException("\"" + field.name() + "\" holds numbers, and \"" + written
                + "\" is none: compare it with a number, without quotes");
    }

    private static String text(MetadataField field, FieldValue value) throws IndexException {
        String text = value.written();
        if (field.kind() == MetadataField.Kind.FLAG && !text.equals("true") && !text.equals("false")) {
            throw new IndexException("\"" + field.name() + "\" is true or false, and never \"" + text + "\"");
        }
        return text;
    }
}
