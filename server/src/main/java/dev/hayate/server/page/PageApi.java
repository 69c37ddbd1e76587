package dev.hayate.server.page;

import dev.hayate.server.api.Access;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Operation;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.json.JsonBytes;
import java.util.ArrayList;
import java.util.List;

/// The playground: `GET /`, its files under a folder named after their content, and the three operations that it
/// calls. Errors are `{"error":{"message":…,"parameter":…}}`.
public final class PageApi {
    private PageApi() {}

    /// The routes of the page.
    public static List<Route> routes(Engine engine) {
        List<Route> routes = new ArrayList<>();
        for (PageFile file : PageFiles.load()) {
            routes.add(new Route(Method.GET, file.path(), Access.OPEN, PageApi::error, call -> file.reply()));
        }
        routes.add(guarded(Method.GET, "/playground/models", new ModelList(engine)));
        routes.add(guarded(Method.POST, "/playground/vectors", new Vectors(engine)));
        routes.add(guarded(Method.POST, "/playground/explain", new Explain(engine)));
        return routes;
    }

    private static Route guarded(Method method, String path, Operation operation) {
        return new Route(method, path, Access.KEY, PageApi::error, operation);
    }

    static Reply error(ApiException problem) {
        JsonBytes json = new JsonBytes(256);
        json.raw("{\"error\":{\"message\":").string(problem.sentence());
        problem.parameter().ifPresent(parameter -> json.raw(",\"parameter\":").string(parameter));
        json.raw("}}");
        return Reply.json(json.bytes(), json.length())
                .withStatus(problem.problem().status());
    }
}
