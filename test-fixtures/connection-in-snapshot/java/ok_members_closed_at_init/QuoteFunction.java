package com.acme.quotes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.hazelcast.client.HazelcastClient;
import com.hazelcast.core.HazelcastInstance;
import com.timgroup.statsd.NonBlockingStatsDClientBuilder;
import com.timgroup.statsd.StatsDClient;
import java.util.Map;

/** The members that the start needs leave before it is over. */
public class QuoteFunction implements RequestHandler<Map<String, String>, String> {
    private static HazelcastInstance grid;
    private static StatsDClient stats;

    static {
        stats = new NonBlockingStatsDClientBuilder().prefix("quotes").hostname("127.0.0.1").build();
        stats.incrementCounter("started");
        stats.stop();
        grid = HazelcastClient.newHazelcastClient();
        System.out.println(grid.getName());
        grid.shutdown();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("symbol");
    }
}
