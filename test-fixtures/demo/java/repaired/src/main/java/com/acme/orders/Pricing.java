package com.acme.orders;

import io.snapcheck.hooks.Hooks;
import io.snapcheck.hooks.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;

/** Prices, with exchange rates that are read again every five minutes. */
class Pricing implements Resource {
    private static final Map<String, Long> PRICES = Map.of("book", 1250L, "pen", 180L, "lamp", 4990L);
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private Properties rates;
    private Instant loadedAt;

    Pricing() {
        reload();
        Hooks.register(this);
    }

    @Override
    public void beforeCheckpoint() {}

    @Override
    public void afterRestore() {
        reload();
    }

    private void reload() {
        rates = new Properties();
        try (InputStream in = Pricing.class.getResourceAsStream("/rates.properties")) {
            rates.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        loadedAt = Instant.now();
    }

    /** The price in hundredths of the order's currency. */
    long total(Order order) {
        if (Duration.between(loadedAt, Instant.now()).compareTo(MAX_AGE) > 0) {
            reload();
        }
        long cents = 0;
        for (Map.Entry<String, Integer> item : order.getItems().entrySet()) {
            cents += PRICES.get(item.getKey()) * item.getValue();
        }
        return Math.round(cents * Double.parseDouble(rates.getProperty(order.getCurrency())));
    }
}
