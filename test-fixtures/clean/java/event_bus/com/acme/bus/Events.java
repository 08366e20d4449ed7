package com.acme.bus;

import java.time.Instant;

final class Events {
    private Events() {
    }

    sealed interface Event permits Shipped, Returned {
        String order();

        Instant at();
    }

    record Shipped(String order, Instant at, String carrier) implements Event {
    }

    record Returned(String order, Instant at, String reason) implements Event {
    }
}
