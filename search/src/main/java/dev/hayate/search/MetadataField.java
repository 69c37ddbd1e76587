package dev.hayate.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;

/// A name of metadata and the kind of its values; Lucene's field is called by both, so that no two kinds share
/// one.
///
/// @param name what documents call it
/// @param kind what its values are
record MetadataField(String name, Kind kind) {
    private static final char SEPARATOR = ':';

    /// What values are.
    enum Kind {
        TEXT("texts"),
        NUMERIC("numbers"),
        FLAG("true or false"),
        TEXTS("lists of texts");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        @Override
        public String toString() {
            return description;
        }
    }

    static MetadataField of(String name, Value value) {
        return new MetadataField(
                name,
                switch (value) {
                    case Value.Text text -> Kind.TEXT;
                    case Value.Numeric number -> Kind.NUMERIC;
                    case Value.Flag flag -> Kind.FLAG;
                    case Value.Texts texts -> Kind.TEXTS;
                });
    }

    /// Reads the name of a field of Lucene's; empty if it is none of metadata.
    static Optional<MetadataField> parse(String field) {
        int end = field.indexOf(SEPARATOR);
        return end < 0
                ? Optional.empty()
                : Optional.of(new MetadataField(
                        field.substring(end + 1),
                        Kind.valueOf(field.substring(0, end).toUpperCase(Locale.ROOT))));
    }

    /// The fields that an index has, by name.
    static Map<String, MetadataField> of(IndexReader reader) {
        Map<String, MetadataField> fields = new TreeMap<>();
        for (FieldInfo field : FieldInfos.getMergedFieldInfos(reader)) {
            parse(field.name).ifPresent(known -> fields.put(known.name(), known));
        }
        return fields;
    }

    /// What Lucene calls it.
    String field() {
        return kind.name().toLowerCase(Locale.ROOT) + SEPARATOR + name;
    }

    /// Lets a document be filtered by a value.
    void index(Value value, Document document) {
        switch (value) {
            case Value.Text(String text) -> document.add(keyword(text));
            case Value.Numeric(double number) -> document.add(new DoublePoint(field(), number));
            case Value.Flag(boolean set) -> document.add(keyword(Boolean.toString(set)));
            case Value.Texts(List<String> texts) -> texts.forEach(text -> document.add(keyword(text)));
        }
    }

    private Field keyword(String text) {
        return new StringField(field(), text, Field.Store.NO);
    }

    /// Keeps a value to be shown.
    void store(Value value, Document document) {
        switch (value) {
            case Value.Text(String text) -> document.add(new StoredField(field(), text));
            case Value.Numeric(double number) -> document.add(new StoredField(field(), number));
            case Value.Flag(boolean set) -> document.add(new StoredField(field(), Boolean.toString(set)));
            case Value.Texts(List<String> texts) -> texts.forEach(text -> document.add(new StoredField(field(), text)));
        }
    }

    /// The value that was kept.
    Value stored(Document document) {
        IndexableField[] kept = document.getFields(field());
        return switch (kind) {
            case TEXT -> new Value.Text(kept[0].stringValue());
            case NUMERIC -> new Value.Numeric(kept[0].numericValue().doubleValue());
            case FLAG -> new Value.Flag(Boolean.parseBoolean(kept[0].stringValue()));
            case TEXTS -> {
                List<String> texts = new ArrayList<>();
                for (IndexableField one : kept) {
                    texts.add(one.stringValue());
                }
                yield new Value.Texts(texts);
            }
        };
    }
}
