package dev.hayate.server.http;

import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where requests go. Paths are compared as they come: none of them has anything to decode.
final class Routes {
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, ErrorShape> shapes = new HashMap<>();
    private final ErrorShape plain;

    /// What is found at a path.
    ///
    /// @param methods by their names
    record Place(Map<String, Route> methods) {

        /// The operation of a method; `HEAD` asks for what `GET` would answer.
        @Nullable
        Route route(String method) {
            return methods.get(method.equals("HEAD") ? "GET" : method);
        }

        /// The value of an `Allow` header.
        String allow() {
            String names = String.join(", ", methods.keySet());
            return names + (methods.containsKey("GET") ? ", HEAD" : "") + ", OPTIONS";
        }

        /// The form of its errors, which all its methods share.
        ErrorShape errors() {
            return methods.values().iterator().next().errors();
        }
    }

    /// @param plain the form of errors where no API is near
    /// @throws IllegalArgumentException if two routes have the same method and path
    Routes(List<Route> routes, ErrorShape plain) {
        this.plain = plain;
        routes.stream().collect(Collectors.groupingBy(Route::path)).forEach((path, here) -> {
            Map<String, Route> methods = new TreeMap<>();
            for (Route route : here) {
                if (methods.put(name(route.method()), route) != null) {
                    throw new IllegalArgumentException("two routes are " + route.method() + " " + path);
                }
            }
            places.put(path, new Place(methods));
        });
        routes.forEach(route -> shapes.putIfAbsent(firstSegment(route.path()), route.errors()));
    }

    private static String name(Method method) {
        return switch (method) {
            case GET -> "GET";
            case POST -> "POST";
        };
    }

    @Nullable
    Place at(String path) {
        return places.get(path);
    }

    /// The form of errors of the API that a path most likely means: the one whose paths begin alike.
    ErrorShape nearest(String path) {
        Place place = places.get(path);
        return place == null ? shapes.getOrDefault(firstSegment(path), plain) : place.errors();
    }

    private static String firstSegment(String path) {
        int second = path.indexOf('/', 1);
        return second < 0 ? path : path.substring(0, second + 1);
    }
}
