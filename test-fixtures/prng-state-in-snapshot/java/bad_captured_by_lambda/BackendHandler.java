package com.acme.routing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The generator is a local of the constructor, kept by the lambda that a field holds. */
public class BackendHandler implements RequestHandler<Map<String, String>, String> {
    private final List<String> backends;
    private final UnaryOperator<String> route;

    public BackendHandler() {
        backends = List.of("a.internal", "b.internal", "c.internal");
        Random random = new Random(); // expect: prng-state-in-snapshot
        route = path -> "https://" + backends.get(random.nextInt(backends.size())) + path;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return route.apply(event.getOrDefault("path", "/"));
    }
}
