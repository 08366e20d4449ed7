package com.acme.tickets;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** The hook cannot assign the final field, so it renews another one, which nobody reads. */
public class TicketHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final String counter = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
    private String renewedCounter;
    private int issued;

    public TicketHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        issued = 0;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        renewedCounter = UUID.randomUUID().toString();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        issued++;
        context.getLogger().log("gate " + event.get("gate") + ", hook has run: " + (renewedCounter != null));
        return counter + "-" + issued;
    }
}
