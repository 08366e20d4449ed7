package com.acme.codes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import java.util.logging.Logger;
import org.crac.Core;
import org.crac.Resource;

/** The clock is only read to log how long the hook took. */
public class CodeHandler implements RequestHandler<Map<String, String>, Integer>, Resource {
    private static final Logger LOG = Logger.getLogger("codes");

    private Random random = new Random();

    public CodeHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        long start = System.nanoTime();
        random = new Random(new SecureRandom().nextLong());
        LOG.info("renewed in " + (System.nanoTime() - start) / 1000 + " us");
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        return event.get("phone").hashCode() ^ random.nextInt();
    }
}
