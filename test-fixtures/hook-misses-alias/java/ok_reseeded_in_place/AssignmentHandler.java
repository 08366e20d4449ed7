package com.acme.experiments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** setSeed changes the object, which both of its holders see. */
public class AssignmentHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final Random shared = new Random();
    private final Assigner assigner = new Assigner(shared);

    public AssignmentHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        shared.setSeed(new SecureRandom().nextLong());
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("visitor") + " " + assigner.assign() + " " + shared.nextInt(100);
    }

    private static final class Assigner {
        private static final List<String> VARIANTS = List.of("control", "blue", "green");
        private final Random random;

        Assigner(Random random) {
            this.random = random;
        }

        String assign() {
            return VARIANTS.get(random.nextInt(VARIANTS.size()));
        }
    }
}
