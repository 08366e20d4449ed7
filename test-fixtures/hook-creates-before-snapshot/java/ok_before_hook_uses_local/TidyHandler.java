package com.acme.tidy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Logger;
import org.crac.Core;
import org.crac.Resource;

/** An id and a reading of the clock for the log lines of the hook itself. */
public class TidyHandler implements RequestHandler<String, Integer>, Resource {
    private static final Logger LOG = Logger.getLogger("tidy");

    private final List<String> recent = new ArrayList<>();

    public TidyHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        long start = System.nanoTime();
        recent.clear();
        LOG.info(run + ": tidied up in " + (System.nanoTime() - start) + " ns");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public Integer handleRequest(String event, Context context) {
        recent.add(event);
        return recent.size();
    }
}
