package com.acme.quotes;

import com.acme.base.LoggingHandler;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The field is the parent's, the value the child's. */
public class QuoteHandler extends LoggingHandler {
    public QuoteHandler() {
        // expect: unique-id-in-snapshot
        this.correlationPrefix = "quotes-" + Long.toHexString(UUID.randomUUID().getMostSignificantBits());
    }

    @Override
    protected byte[] answer(byte[] request) {
        String symbol = new String(request, StandardCharsets.UTF_8).trim();
        return ("{\"symbol\":\"" + symbol + "\",\"cents\":1250}").getBytes(StandardCharsets.UTF_8);
    }
}
