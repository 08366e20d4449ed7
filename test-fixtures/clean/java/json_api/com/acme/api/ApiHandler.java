package com.acme.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small router: a table of patterns and functions. */
public class ApiHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Map<String, String> HEADERS = Map.of("content-type", "text/plain; charset=utf-8");

    private final List<Route> routes = new ArrayList<>();
    private final Map<String, String> notes = new ConcurrentHashMap<>();

    public ApiHandler() {
        route("GET", "/notes", (match, body) -> answer(200, String.join("\n", notes.keySet())));
        route("POST", "/notes", (match, body) -> {
            String id = UUID.randomUUID().toString();
            notes.put(id, body);
            return answer(201, id);
        });
        route("GET", "/notes/([0-9a-f-]{36})", (match, body) -> {
            String note = notes.get(match.group(1));
            return note == null ? answer(404, "no such note") : answer(200, note);
        });
        route("DELETE", "/notes/([0-9a-f-]{36})", (match, body) -> {
            boolean existed = notes.remove(match.group(1)) != null;
            return answer(existed ? 204 : 404, "");
        });
    }

    private void route(String method, String path, Action action) {
        routes.add(new Route(method, Pattern.compile(path), action));
    }

    private static APIGatewayV2HTTPResponse answer(int status, String body) {
        return APIGatewayV2HTTPResponse.builder().withStatusCode(status).withHeaders(HEADERS).withBody(body).build();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        String method = event.getRequestContext().getHttp().getMethod();
        boolean pathKnown = false;
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(event.getRawPath());
            if (matcher.matches()) {
                if (route.method().equals(method)) {
                    return route.action().run(matcher, event.getBody() == null ? "" : event.getBody());
                }
                pathKnown = true;
            }
        }
        return answer(pathKnown ? 405 : 404, "");
    }

    @FunctionalInterface
    private interface Action {
        APIGatewayV2HTTPResponse run(Matcher match, String body);
    }

    private record Route(String method, Pattern path, Action action) {
    }
}
