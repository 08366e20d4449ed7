package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.example.boot.Boot;

/** A library runs what it is handed, and of two conditions the second one alone does not decide. */
public class OrderHandler implements RequestHandler<Map<String, String>, String> {
    private static final boolean STRICT = true;
    private static String first;
    private static final String SECOND = hasName() ? "named" : UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    static {
        prepare(false);
        Boot.run(() -> prepare(true));
    }

    private static void prepare(boolean all) {
        if (all) {
            first = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        }
    }

    private static boolean hasName() {
        return System.getenv("NAME") != null && STRICT;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return first + SECOND;
    }
}
