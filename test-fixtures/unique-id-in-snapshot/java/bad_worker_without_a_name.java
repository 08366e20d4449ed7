package com.acme.labels;

import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The object whose method serves is in no variable. */
public class LabelWorker {
    private final String workerId = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
    private int labels;

    void run(KafkaConsumer<String, String> consumer) {
        while (true) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                System.out.println(record.key() + " " + workerId + "/" + ++labels);
            }
        }
    }

    public static void main(String[] args) {
        new LabelWorker().run(new KafkaConsumer<>(new Properties())); // expect: connection-in-snapshot
    }
}
