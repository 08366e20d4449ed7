package com.acme.keys;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The before-hook forgets what must not be in the snapshot; the getter makes it anew. */
public class KeyHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private byte[] key;

    public KeyHandler() {
        Core.getGlobalContext().register(this);
    }

    private byte[] key() {
        if (key == null) {
            byte[] fresh = new byte[32];
            new SecureRandom().nextBytes(fresh);
            key = fresh;
        }
        return key;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        key = null;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return HexFormat.of().formatHex(key(), 0, 4) + event.get("document");
    }
}
