package com.acme.worlds;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Random;

/** Deterministic by design, and the same without a snapshot: a note. */
public class TerrainHandler implements RequestHandler<Map<String, Integer>, String> {
    private static final String TILES = "~.^#";
    private static final Random WORLD = new Random(20240501L); // note: prng-state-in-snapshot

    @Override
    public String handleRequest(Map<String, Integer> event, Context context) {
        StringBuilder terrain = new StringBuilder();
        for (int y = 0; y < event.get("height"); y++) {
            for (int x = 0; x < event.get("width"); x++) {
                terrain.append(TILES.charAt(WORLD.nextInt(TILES.length())));
            }
            terrain.append('\n');
        }
        return terrain.toString();
    }
}
