package com.acme.worker;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

public class Worker {
    public static void main(String[] args) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", "kafka:9092");
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(properties); // expect: connection-in-snapshot
        consumer.subscribe(List.of("orders"));
        while (true) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                System.out.println(record.value());
            }
        }
    }
}
