package com.acme.receipts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** The prefix was meant to keep the receipt numbers of two instances apart. */
public class ReceiptHandler implements RequestHandler<Map<String, String>, String> {
    private String prefix;
    private int next;

    public ReceiptHandler() {
        setPrefix(UUID.randomUUID().toString().substring(0, 8)); // expect: unique-id-in-snapshot
    }

    public void setPrefix(String prefix) {
        if (prefix == null || prefix.length() < 4) {
            throw new IllegalArgumentException("prefix is too short");
        }
        this.prefix = prefix.toUpperCase();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        next++;
        String receipt = prefix + '-' + next;
        context.getLogger().log("receipt " + receipt + " for " + event.get("customer"));
        return receipt;
    }
}
