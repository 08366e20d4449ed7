package com.acme.replicas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The generator dies with the helper, the drawn element stays: all clones load the same replica. */
public class ReplicaHandler implements RequestHandler<Map<String, String>, String> {
    private static final List<String> REPLICAS = List.of("replica-1", "replica-2", "replica-3", "replica-4");
    private static final String PREFERRED = pick(REPLICAS); // expect: random-value-in-snapshot

    private static String pick(List<String> names) {
        Random random = new Random();
        int first = random.nextInt(names.size());
        return names.get(first);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String shard = event.getOrDefault("shard", "default");
        return "jdbc:postgresql://" + PREFERRED + ".db.internal/" + shard;
    }
}
