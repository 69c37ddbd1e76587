package dev.hayate.server.json;

import dev.hayate.server.api.ApiException;
import org.jspecify.annotations.Nullable;

/// Passes over members whose value is null: they count as absent, since many clients write every member they know.
///
/// @param member takes all others
public record Present(JsonBody.Member member) implements JsonBody.Member {

    /// A value that may not be absent.
    ///
    /// @param name the path of its member
    /// @throws ApiException if it is
    public static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw ApiException.invalid(name, name + " is missing");
        }
        return value;
    }

    @Override
    public void read(String name, JsonBody value) {
        if (value.kind() == JsonBody.Kind.NULL) {
            value.skip();
        } else {
            member.read(name, value);
        }
    }
}
