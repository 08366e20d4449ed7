package com.acme.quotes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.azure.cosmos.CosmosClient;
import com.azure.cosmos.CosmosClientBuilder;
import com.hazelcast.client.HazelcastClient;
import com.hazelcast.core.HazelcastInstance;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.LDClient;
import com.timgroup.statsd.NonBlockingStatsDClientBuilder;
import com.timgroup.statsd.StatsDClient;
import java.util.Map;

/** Each of these is connected when its constructor or builder returns. */
public class QuoteFunction implements RequestHandler<Map<String, String>, String> {
    private static final HazelcastInstance GRID = HazelcastClient.newHazelcastClient(); // expect: connection-in-snapshot
    private static final LDClient FLAGS = new LDClient(System.getenv("FLAGS_KEY")); // expect: connection-in-snapshot
    private static final StatsDClient STATS = new NonBlockingStatsDClientBuilder() // expect: connection-in-snapshot
            .prefix("quotes")
            .hostname("127.0.0.1")
            .build();
    private static final CosmosClient ROWS = new CosmosClientBuilder() // expect: connection-in-snapshot
            .endpoint(System.getenv("COSMOS"))
            .buildClient();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        STATS.incrementCounter("asked");
        if (FLAGS.boolVariation("from-grid", LDContext.create("quotes"), true)) {
            return (String) GRID.getMap("quotes").get(event.get("symbol"));
        }
        return ROWS.getDatabase("quotes").getId();
    }
}
