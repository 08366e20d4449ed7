package com.acme.shop;

import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Spring stops lifecycle beans before the checkpoint and starts them again after the restore. */
@Component
public class NodeName implements SmartLifecycle {
    private volatile String name;
    private volatile boolean running;

    @Override
    public void start() {
        name = "node-" + UUID.randomUUID();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    public String name() {
        return name;
    }
}
