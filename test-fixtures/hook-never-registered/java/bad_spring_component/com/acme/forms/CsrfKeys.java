package com.acme.forms;

import java.security.SecureRandom;
import org.crac.Context;
import org.crac.Resource;
import org.springframework.stereotype.Component;

/** Spring restarts Lifecycle beans; a bean that is an org.crac.Resource has to be registered like any other object. */
@Component
public class CsrfKeys implements Resource {
    private final SecureRandom random = new SecureRandom();
    private final byte[] key = new byte[32];

    public CsrfKeys() {
        random.nextBytes(key); // expect: key-or-nonce-in-snapshot
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) { // expect: hook-never-registered
        random.nextBytes(key);
    }

    public byte[] key() {
        return key.clone();
    }
}
