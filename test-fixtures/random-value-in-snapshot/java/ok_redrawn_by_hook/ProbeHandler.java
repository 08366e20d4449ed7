package com.acme.probes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The number is drawn again after every restore, from a generator that the kernel feeds. */
public class ProbeHandler implements RequestHandler<Map<String, String>, Integer> {
    private static final Position POSITION = new Position();

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        return (POSITION.first + Integer.parseInt(event.get("step"))) % 256;
    }

    private static final class Position implements Resource {
        private final SecureRandom random = new SecureRandom();
        private int first;

        Position() {
            draw();
            Core.getGlobalContext().register(this);
        }

        private void draw() {
            first = random.nextInt(256);
        }

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
            draw();
        }
    }
}
