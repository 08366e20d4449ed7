package com.acme.forms;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The secret is wiped before the snapshot and drawn again, into the same array, after every restore. */
public class FormKeys implements RequestHandler<Map<String, String>, String>, Resource {
    private final SecureRandom random = new SecureRandom();
    private final byte[] secret = new byte[32];

    public FormKeys() {
        random.nextBytes(secret);
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random.nextBytes(secret);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        int check = Arrays.hashCode(secret) ^ event.get("session").hashCode();
        return HexFormat.of().toHexDigits(check);
    }
}
