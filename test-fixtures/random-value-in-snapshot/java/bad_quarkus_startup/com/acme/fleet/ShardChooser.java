package com.acme.fleet;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Random;

/** Application-scoped beans are lazy, but @Startup makes this one when the application starts. */
@Startup
@ApplicationScoped
public class ShardChooser {
    private static final int SHARDS = 32;

    private int shard;

    @PostConstruct
    void choose() {
        shard = new Random().nextInt(SHARDS); // expect: random-value-in-snapshot
    }

    public int shard() {
        return shard;
    }
}
