package com.acme.cluster;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

public class NodeHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    record Node(String id, String zone, int weight) {
        Node {
            if (weight < 1) {
                throw new IllegalArgumentException("weight");
            }
        }

        String label() {
            return zone + "/" + id;
        }
    }

    // expect: unique-id-in-snapshot
    private static final Node SELF = new Node(UUID.randomUUID().toString(), "eu-west-1a", 1);

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        return Map.of("vote", event.get("candidate"), "voter", SELF.label());
    }
}
