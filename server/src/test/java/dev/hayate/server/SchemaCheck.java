package dev.hayate.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Holds values against the schemas of an OpenAPI description, as far as ours use JSON Schema. Members that a
/// schema does not name are an error, so that nothing is left undescribed.
final class SchemaCheck {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /// What a node stands for, if it is a reference.
    JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.get("$ref").asString().substring(1)))
                : node;
    }

    /// What is wrong with a value, each with its place.
    List<String> errors(JsonNode schema, JsonNode value) {
        List<String> errors = new ArrayList<>();
        check(resolved(schema), value, "", errors);
        return errors;
    }

    private void check(JsonNode schema, JsonNode value, String place, List<String> errors) {
        if (schema.has("oneOf")) {
            long fitting = schema.get("oneOf")
                    .valueStream()
                    .filter(each -> errors(each, value).isEmpty())
                    .count();
            require(fitting > 0, place, "fits none of its forms", errors);
            return;
        }
        require(!schema.has("const") || schema.get("const").equals(value), place, "is another constant", errors);
        require(
                !schema.has("enum") || schema.get("enum").valueStream().anyMatch(value::equals),
                place,
                "is none of its words",
                errors);
        if (schema.has("type") && !isOfType(schema.get("type"), value)) {
            errors.add(place + ": is not of type " + schema.get("type"));
            return;
        }
        if (value.isNumber()) {
            double number = value.doubleValue();
            require(!schema.has("minimum") || number >= schema.get("minimum").doubleValue(), place, "too low", errors);
            require(!schema.has("maximum") || number <= schema.get("maximum").doubleValue(), place, "too high", errors);
        } else if (value.isString()) {
            boolean isUuid = schema.path("format").asString("").equals("uuid");
            require(!isUuid || UUID.matcher(value.asString()).matches(), place, "is no UUID", errors);
        } else if (value.isArray()) {
            require(value.size() >= schema.path("minItems").asInt(0), place, "has too few items", errors);
            JsonNode items = resolved(schema.path("items"));
            for (int i = 0; i < value.size(); i++) {
                check(items, value.get(i), place + "[" + i + "]", errors);
            }
        } else if (value.isObject() && schema.has("properties")) {
            checkMembers(schema, value, place, errors);
        }
    }

    private void checkMembers(JsonNode schema, JsonNode value, String place, List<String> errors) {
        for (JsonNode name : schema.path("required")) {
            require(value.has(name.asString()), place, "has no " + name.asString(), errors);
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode described = schema.get("properties").get(member.getKey());
            if (described == null) {
                errors.add(place + ": " + member.getKey() + " is not described");
            } else {
                check(resolved(described), member.getValue(), place + "." + member.getKey(), errors);
            }
        }
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(each -> isOfType(each, value));
        }
        return switch (type.asString()) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> throw new AssertionError("unknown type " + type);
        };
    }

    private static void require(boolean holds, String place, String otherwise, List<String> errors) {
        if (!holds) {
            errors.add(place + ": " + otherwise);
        }
    }
}
