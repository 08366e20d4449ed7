package com.acme.replicas;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/** The replica is chosen by the first request. */
public class ReplicaHandler implements RequestHandler<Map<String, String>, String> {
    private static final List<String> REPLICAS = List.of("replica-1", "replica-2", "replica-3", "replica-4");

    private final SecureRandom random = new SecureRandom();
    private String preferred;

    private String preferred() {
        if (preferred != null) {
            return preferred;
        }
        preferred = REPLICAS.get(random.nextInt(REPLICAS.size()));
        return preferred;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return "jdbc:postgresql://" + preferred() + ".db.internal/" + event.get("shard");
    }
}
