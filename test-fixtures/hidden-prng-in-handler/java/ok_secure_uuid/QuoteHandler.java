package com.acme.quotes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** randomUUID draws from SecureRandom on every call. */
public class QuoteHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private long quotes;

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        quotes++;
        return Map.of("quote", UUID.randomUUID().toString(), "symbol", event.get("symbol"), "count", Long.toString(quotes));
    }
}
