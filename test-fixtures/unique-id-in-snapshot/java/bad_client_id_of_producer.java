package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A producer keeps the name of its client. */
public class OrderHandler implements RequestHandler<String, Void> {
    private final KafkaProducer<String, String> producer;

    public OrderHandler() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", System.getenv("BROKERS"));
        settings.put("client.id", "orders-" + UUID.randomUUID()); // expect: unique-id-in-snapshot
        producer = new KafkaProducer<>(settings); // expect: connection-in-snapshot
    }

    @Override
    public Void handleRequest(String order, Context context) {
        producer.send(new ProducerRecord<>("orders", order));
        return null;
    }
}
