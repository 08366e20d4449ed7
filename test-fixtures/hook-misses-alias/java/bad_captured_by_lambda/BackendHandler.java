package com.acme.routing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.crac.Core;
import org.crac.Resource;

/** The lambda captured the local variable, not the field that the hook assigns. */
public class BackendHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final List<String> backends = List.of("a.internal", "b.internal", "c.internal");
    private final Supplier<String> next;
    private Random random;

    public BackendHandler() {
        Random generator = new Random(); // expect: hook-misses-alias
        random = generator;
        next = () -> backends.get(generator.nextInt(backends.size()));
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random = new Random(new SecureRandom().nextLong());
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return "https://" + next.get() + event.get("path") + "?canary=" + (random.nextInt(100) == 0);
    }
}
