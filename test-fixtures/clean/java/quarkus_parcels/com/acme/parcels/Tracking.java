package com.acme.parcels;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Made by the first request that asks for it; what it draws and reads is of that moment. */
@ApplicationScoped
public class Tracking {
    private static final String DIGITS = "0123456789";

    private final Map<String, List<String>> events = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private Instant opened;

    @PostConstruct
    void open() {
        opened = Instant.now();
    }

    String register(Parcel parcel) {
        StringBuilder number = new StringBuilder(14).append("AT");
        for (int i = 0; i < 12; i++) {
            number.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        List<String> history = new ArrayList<>();
        history.add(Instant.now() + " registered for " + parcel.city() + ", desk open since " + opened);
        events.put(number.toString(), history);
        return number.toString();
    }

    List<String> events(String number) {
        return List.copyOf(events.getOrDefault(number, List.of()));
    }
}
