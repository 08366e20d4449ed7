package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** The thread has a time limit, and the hook waits for it. */
public class OrderHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private volatile String desk;

    public OrderHandler() {
        Core.getGlobalContext().register(this);
    }

    private void openDesk() {
        desk = UUID.randomUUID().toString();
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        desk = null;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) throws InterruptedException {
        Thread opener = new Thread(this::openDesk, "desk");
        opener.start();
        opener.join(5_000);
        if (desk == null) {
            throw new IllegalStateException("the desk did not open in time");
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return desk + "/" + event.get("order");
    }
}
