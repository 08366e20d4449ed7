package com.acme.codes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

public class CodeHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final Random random = new Random();

    public CodeHandler() {
        Core.getGlobalContext().register(this);
    }

    private static long freshSeed() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        random.setSeed(freshSeed()); // expect: hook-reseeds-with-time
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("code for " + event.get("phone"));
        return String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
    }
}
