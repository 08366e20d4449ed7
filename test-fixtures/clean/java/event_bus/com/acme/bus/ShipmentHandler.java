package com.acme.bus;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Listeners are wired at init; what they make, they make when an event comes. */
public class ShipmentHandler implements RequestHandler<Map<String, String>, Map<String, Object>> {
    private static final int HISTORY = 50;

    private final EventBus bus = new EventBus();
    private final Deque<String> history = new ArrayDeque<>();
    private final Supplier<String> ids = () -> UUID.randomUUID().toString();

    public ShipmentHandler() {
        bus.on(Events.Event.class, event -> remember(event.at() + " " + event.order() + " " + ids.get()));
        bus.on(Events.Shipped.class, shipped -> System.out.println(shipped.carrier() + " has " + shipped.order()));
        bus.on(Events.Returned.class, this::refund);
        bus.on(String.class, System.out::println).cancel();
    }

    private void remember(String line) {
        if (history.size() == HISTORY) {
            history.removeFirst();
        }
        history.addLast(line);
    }

    private void refund(Events.Returned returned) {
        remember("refund " + ids.get() + " for " + returned.order() + ": " + returned.reason());
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        String order = event.get("order");
        Object message = event.containsKey("reason")
                ? new Events.Returned(order, Instant.now(), event.get("reason"))
                : new Events.Shipped(order, Instant.now(), event.getOrDefault("carrier", "post"));
        return Map.of("listeners", bus.publish(message), "history", history.size());
    }
}
