package com.acme.discovery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Client-side load balancing: the order was meant to differ between the instances. */
public class EndpointHandler implements RequestHandler<Map<String, String>, String> {
    private final List<String> endpoints;

    public EndpointHandler() {
        endpoints = new ArrayList<>(List.of("10.0.1.10", "10.0.1.11", "10.0.1.12", "10.0.1.13"));
        Collections.shuffle(endpoints); // expect: random-value-in-snapshot
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        int attempt = Integer.parseInt(event.getOrDefault("attempt", "0"));
        return "http://" + endpoints.get(attempt % endpoints.size()) + "/v1/" + event.get("resource");
    }
}
