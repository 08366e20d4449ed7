package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;

/** The client only makes its pools. It connects for its first producer, which the first request makes. */
public class Orders implements RequestHandler<Map<String, String>, String> {
    private final PulsarClient pulsar;
    private Producer<byte[]> orders;

    public Orders() throws PulsarClientException {
        pulsar = PulsarClient.builder().serviceUrl(System.getenv("PULSAR")).build();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            if (orders == null) orders = pulsar.newProducer().topic("orders").create();
            return orders.send(event.get("order").getBytes()).toString();
        } catch (PulsarClientException e) {
            throw new IllegalStateException(e);
        }
    }
}
