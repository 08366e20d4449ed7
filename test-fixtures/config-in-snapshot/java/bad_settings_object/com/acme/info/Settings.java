// snapcheck-args: --platform crac
package com.acme.info;

import jakarta.inject.Singleton;

@Singleton
public class Settings {
    private final String queue;
    private final String region;
    private final int batchSize = 10;

    public Settings() {
        queue = System.getenv().get("QUEUE_URL"); // expect: config-in-snapshot
        region = System.getProperty("acme.region", "local"); // expect: config-in-snapshot
    }

    public String describe() {
        return queue + " in " + region + " by " + batchSize;
    }
}
