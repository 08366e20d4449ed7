package com.acme.limits;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class LimitHandler implements RequestHandler<Map<String, String>, Integer> {
    private static final Map<String, TokenBucket> BUCKETS = Map.of(
            "read", new TokenBucket(100, 200),
            "write", new TokenBucket(10, 20));

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        TokenBucket bucket = BUCKETS.get(event.get("operation"));
        return bucket != null && bucket.take() ? 200 : 429;
    }
}
