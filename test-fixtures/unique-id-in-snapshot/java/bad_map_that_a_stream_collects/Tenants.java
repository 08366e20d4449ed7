package com.acme.tenants;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

public class Tenants implements RequestHandler<String, String> {
    private static final Map<String, String> IDS =
            List.of("eu", "us")
                    .stream()
                    .collect(Collectors.toMap(region -> region, region -> UUID.randomUUID().toString())); // expect: unique-id-in-snapshot

    @Override
    public String handleRequest(String region, Context context) {
        return IDS.get(region);
    }
}
