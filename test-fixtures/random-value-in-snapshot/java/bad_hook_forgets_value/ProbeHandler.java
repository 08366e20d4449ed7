package com.acme.probes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The hook renews the generator, but the number that was drawn from it before the snapshot stays. */
public class ProbeHandler implements RequestHandler<Map<String, String>, Integer>, Resource {
    private final Random random = new Random();
    private final int firstProbe = random.nextInt(256); // expect: random-value-in-snapshot

    public ProbeHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random.setSeed(new SecureRandom().nextLong());
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        int step = 1 + random.nextInt(16);
        return (firstProbe + step) % 256;
    }
}
