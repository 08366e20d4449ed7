package com.acme.quota;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** One variable, one clock: said once, where it is read first. */
public class QuotaHandler implements RequestHandler<Map<String, String>, Long> {
    private long since = System.currentTimeMillis(); // expect: timestamp-in-snapshot

    public QuotaHandler() {
        reset();
    }

    private void reset() {
        since = System.currentTimeMillis();
    }

    @Override
    public Long handleRequest(Map<String, String> event, Context context) {
        return System.currentTimeMillis() - since;
    }
}
