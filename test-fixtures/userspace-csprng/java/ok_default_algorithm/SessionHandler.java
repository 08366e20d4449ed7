package com.acme.session;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The default on Linux reads from the kernel. */
public class SessionHandler implements RequestHandler<Map<String, String>, String> {
    private final SecureRandom random = new SecureRandom();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        context.getLogger().log("session for " + event.get("user"));
        return HexFormat.of().formatHex(id);
    }
}
