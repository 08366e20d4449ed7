package com.acme.limits;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

public class LimitHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZONE);

    private final InstantSource clock = InstantSource.system();
    private final RateLimiter perCaller = new RateLimiter(clock, 20, Duration.ofMinutes(1));
    private final RateLimiter total = new RateLimiter(clock, 500, Duration.ofMinutes(1));

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        String caller = event.getHeaders().getOrDefault("x-api-key", "anonymous");
        boolean allowed = total.allows("all") && perCaller.allows(caller);
        Map<String, String> headers = Map.of(
                "date", DATE.format(clock.instant()),
                "x-callers", Integer.toString(perCaller.callers()));
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(allowed ? 200 : 429)
                .withHeaders(headers)
                .withBody(allowed ? "ok" : "too many requests");
    }
}
