package com.acme.counters;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;

public class CounterHandler implements RequestHandler<Map<String, String>, String> {
    private static final int SHARDS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private int lastShard = -1;

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        int shard = RANDOM.nextInt(SHARDS);
        lastShard = shard;
        return event.get("counter") + "#" + lastShard;
    }
}
