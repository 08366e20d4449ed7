package com.acme.streams;

import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring Cloud Function: the bean method runs once, its lambda for every message. */
@Configuration
public class StreamConfiguration {
    public record Payment(String order, long cents) {
    }

    public record Booking(String order, long cents, String batch) {
    }

    @Bean
    public Function<Payment, Booking> book() {
        String batch = "batch-" + UUID.randomUUID(); // expect: unique-id-in-snapshot
        return payment -> new Booking(payment.order(), payment.cents(), batch);
    }

    @Bean
    public Function<String, String> normalize() {
        return text -> text.strip().toLowerCase();
    }
}
