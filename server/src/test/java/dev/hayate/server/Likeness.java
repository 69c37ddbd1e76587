package dev.hayate.server;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Compares a reply with the example of it in the description: the same members in the same order, arrays as long,
/// the same texts, flags and nulls. Numbers may be others, and so may texts that differ from call to call, or for
/// which the example has an ellipsis.
final class Likeness {
    private static final Pattern VARYING = Pattern.compile("…|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ|[A-Za-z0-9+/]{20,}={0,2}");

    private Likeness() {}

    /// What differs, each with its place.
    static List<String> differences(JsonNode example, JsonNode reply) {
        List<String> differences = new ArrayList<>();
        compare(example, reply, "", differences);
        return differences;
    }

    private static void compare(JsonNode example, JsonNode reply, String place, List<String> differences) {
        if (example.isNumber() && reply.isNumber()) {
            return;
        }
        if (example.isArray() && reply.isArray() && example.size() == reply.size()) {
            for (int i = 0; i < example.size(); i++) {
                compare(example.get(i), reply.get(i), place + "[" + i + "]", differences);
            }
        } else if (example.isObject()
                && reply.isObject()
                && List.copyOf(example.propertyNames()).equals(List.copyOf(reply.propertyNames()))) {
            example.propertyNames()
                    .forEach(name -> compare(example.get(name), reply.get(name), place + "." + name, differences));
        } else if (!(example.isString()
                && reply.isString()
                && VARYING.matcher(example.asString()).matches())) {
            if (!example.equals(reply)) {
                differences.add(place + ": " + example + " is " + reply);
            }
        }
    }
}
