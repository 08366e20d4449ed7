package com.acme.events;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The producer starts its network thread and connects when it is made. */
public class EventHandler implements RequestHandler<Map<String, String>, Integer> {
    private static KafkaProducer<String, String> producer;

    static {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "b-1.kafka.internal:9092,b-2.kafka.internal:9092");
        properties.put("acks", "all");
        producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer()); // expect: connection-in-snapshot
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        event.forEach((key, value) -> producer.send(new ProducerRecord<>("events", key, value)));
        producer.flush();
        return event.size();
    }
}
