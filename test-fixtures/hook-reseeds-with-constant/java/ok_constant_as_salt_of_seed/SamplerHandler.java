package com.acme.sampling;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.crac.Core;
import org.crac.Resource;

/** A constant is mixed into the fresh seed; it takes nothing away from it. */
public class SamplerHandler implements RequestHandler<List<String>, List<String>>, Resource {
    private static final long STREAM = 0x9E3779B97F4A7C15L;

    private final Random random = new Random();

    public SamplerHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        long fresh = new SecureRandom().nextLong();
        random.setSeed(fresh ^ STREAM);
    }

    @Override
    public List<String> handleRequest(List<String> lines, Context context) {
        return lines.stream().filter(line -> random.nextInt(20) == 0).collect(Collectors.toList());
    }
}
