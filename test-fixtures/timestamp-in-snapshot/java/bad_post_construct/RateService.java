package com.acme.rates;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

@Service
public class RateService {
    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final Map<String, Integer> rates = new ConcurrentHashMap<>();
    private LocalDateTime refreshed;

    @PostConstruct
    void loadDefaults() {
        rates.putAll(Map.of("EUR", 100, "USD", 108, "CHF", 95));
        refreshed = LocalDateTime.now(); // expect: timestamp-in-snapshot
    }

    public boolean isStale() {
        return refreshed.plus(MAX_AGE).isBefore(LocalDateTime.now());
    }

    public Integer rate(String currency) {
        return rates.get(currency);
    }
}
