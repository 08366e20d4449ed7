package com.acme.proxy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

public class ProxyHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Map<String, String> COMMON_HEADERS = new HashMap<>();
    private static final Map<String, Object> LIMITS = Map.of("maxBody", 65536, "maxHeaders", 40);

    static {
        COMMON_HEADERS.put("cache-control", "no-store");
        COMMON_HEADERS.put("x-served-by", UUID.randomUUID().toString()); // expect: unique-id-in-snapshot
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        int limit = (Integer) LIMITS.get("maxBody");
        boolean tooLarge = event.getBody() != null && event.getBody().length() > limit;
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(tooLarge ? 413 : 200)
                .withHeaders(COMMON_HEADERS)
                .withBody(tooLarge ? "" : event.getBody())
                .build();
    }
}
