package com.acme.notify;

import java.util.UUID;

/** The producer id of each channel was meant to be different in every instance. */
public enum Channel {
    EMAIL("email"),
    SMS("sms"),
    PUSH("push");

    private final String topic;
    private final String producerId;

    Channel(String topic) {
        this.topic = topic;
        this.producerId = topic + "-" + UUID.randomUUID(); // expect: unique-id-in-snapshot
    }

    public String topic() {
        return topic;
    }

    public String producerId() {
        return producerId;
    }
}
