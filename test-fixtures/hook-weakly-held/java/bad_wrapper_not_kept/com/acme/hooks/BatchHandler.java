package com.acme.hooks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.UUID;

public class BatchHandler implements RequestHandler<List<String>, String> {
    private String batch = "batch-" + UUID.randomUUID(); // expect: unique-id-in-snapshot

    public BatchHandler() {
        Hooks.afterRestore(this::renew);
    }

    private void renew() {
        batch = "batch-" + UUID.randomUUID();
    }

    @Override
    public String handleRequest(List<String> items, Context context) {
        return batch + "/" + items.size();
    }
}
