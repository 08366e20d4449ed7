package com.acme.vouchers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;

/** Ids are made in advance to be quick later; every clone hands out the same ones. */
public class VoucherHandler implements RequestHandler<Map<String, String>, String> {
    private static final int POOL = 64;
    private final Deque<String> codes = new ArrayDeque<>(POOL);

    public VoucherHandler() {
        for (int i = 0; i < POOL; i++) {
            String code = UUID.randomUUID().toString().toUpperCase(); // expect: unique-id-in-snapshot
            codes.add(code);
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String code = codes.poll();
        if (code == null) {
            code = UUID.randomUUID().toString().toUpperCase();
        }
        context.getLogger().log("voucher for " + event.get("customer"));
        return code;
    }
}
