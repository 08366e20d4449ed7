package com.acme.session;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** SHA1PRNG takes a seed once and computes on in the heap: every clone issues the same session ids. */
public class SessionHandler implements RequestHandler<Map<String, String>, String> {
    private final SecureRandom random;

    public SessionHandler() throws NoSuchAlgorithmException {
        random = SecureRandom.getInstance("SHA1PRNG"); // expect: userspace-csprng
        random.nextInt();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        context.getLogger().log("session for " + event.get("user"));
        return HexFormat.of().formatHex(id);
    }
}
