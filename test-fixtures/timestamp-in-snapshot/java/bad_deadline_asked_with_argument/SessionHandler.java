package com.acme.session;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Requests set the time anew, but the one of the start is compared with the present first. */
public class SessionHandler implements RequestHandler<Map<String, String>, String> {
    private static final Limits LIMITS = new Limits();

    static {
        LIMITS.begin();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        boolean over = LIMITS.isOver(System.currentTimeMillis());
        LIMITS.begin();
        return over ? "closed" : event.get("text");
    }
}
