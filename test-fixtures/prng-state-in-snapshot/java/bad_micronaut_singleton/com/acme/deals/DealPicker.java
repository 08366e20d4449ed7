package com.acme.deals;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Random;

@Singleton
public class DealPicker {
    private final Random random = new Random(); // expect: prng-state-in-snapshot
    private final List<String> deals = List.of("tea", "coffee", "cocoa", "lemonade");

    public String pick() {
        return deals.get(random.nextInt(deals.size()));
    }
}
