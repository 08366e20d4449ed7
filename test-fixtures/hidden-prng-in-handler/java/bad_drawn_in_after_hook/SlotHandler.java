package com.acme.slots;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.crac.Core;
import org.crac.Resource;

/** The hook runs after the restore, but draws from a generator whose state is in the snapshot. */
public class SlotHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private int slot = -1;

    public SlotHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        slot = -1;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        slot = ThreadLocalRandom.current().nextInt(64); // expect: hidden-prng-in-handler
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("job") + "@" + slot;
    }
}
