package dev.hayate.server.http;

import dev.hayate.server.admission.Capacity;
import dev.hayate.server.admission.Doorkeeper;
import dev.hayate.server.api.Observer;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.Routing;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.List;

/// What every request passes, in this order: route, origin, key, rate, capacity, body, operation.
///
/// @param routes where requests go
/// @param settings how much is allowed
/// @param doorkeeper who may call
/// @param capacity how much at once
/// @param lifecycle whether the server stops
/// @param observers are told of answers
record Gates(
        Routes routes,
        ServerSettings settings,
        Doorkeeper doorkeeper,
        Capacity capacity,
        Lifecycle lifecycle,
        List<Observer> observers)
        implements HttpRouting {

    @Override
    public void route(ConnectionContext context, RoutingRequest request, RoutingResponse response) {
        new Exchange(this, (WatchedContext) context, request, response).run();
    }

    @Override
    public HttpSecurity security() {
        return HttpSecurity.create();
    }

    /// As a connection asks for it. Helidon could be told of a routing as well, but would then have two of
    /// them, its own and this one, and take either.
    Router router() {
        return new OnlyRouter(this);
    }

    private record OnlyRouter(Gates gates) implements Router {
        @Override
        public <T extends Routing> T routing(Class<T> type, T unless) {
            return type.isInstance(gates) ? type.cast(gates) : unless;
        }

        @Override
        public List<? extends Routing> routings() {
            return List.of(gates);
        }

        @Override
        public void beforeStart() {}

        @Override
        public void afterStop() {}
    }
}
