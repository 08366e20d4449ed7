package com.acme.ledger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** Time in front, eighty bits from the kernel behind; nothing is remembered from one id to the next. */
public class LedgerHandler implements RequestHandler<Map<String, String>, String> {
    private static final SecureRandom RANDOM = new SecureRandom();

    static String newId() {
        byte[] tail = new byte[10];
        RANDOM.nextBytes(tail);
        return Long.toHexString(System.currentTimeMillis()) + HexFormat.of().formatHex(tail);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("account") + "/" + newId();
    }
}
