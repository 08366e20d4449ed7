package com.acme.quotes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Faster than randomUUID, and the same in all clones. */
public class QuoteHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static UUID fastUuid() {
        ThreadLocalRandom random = ThreadLocalRandom.current(); // expect: hidden-prng-in-handler
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & ~(0xC000L << 48) | 0x8000L << 48;
        return new UUID(high, low);
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        return Map.of("quote", fastUuid().toString(), "symbol", event.get("symbol"));
    }
}
