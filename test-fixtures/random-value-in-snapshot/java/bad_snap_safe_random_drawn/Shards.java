package com.acme.shards;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.snapcheck.hooks.SnapSafeRandom;

/** The generator is safe; what was drawn from it before the snapshot is not. */
public class Shards implements RequestHandler<String, Integer> {
    private static final SnapSafeRandom GENERATOR = new SnapSafeRandom();
    private static final int SHARD = GENERATOR.nextInt(16); // expect: random-value-in-snapshot

    @Override
    public Integer handleRequest(String event, Context context) {
        return SHARD + 16 * GENERATOR.nextInt(4);
    }
}
