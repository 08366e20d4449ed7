package com.acme.parcels;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

@Singleton
public class Tariff {
    private static final int INSULAR_SURCHARGE = 250;

    private final NavigableMap<Integer, Integer> centsByGrams =
            new TreeMap<>(Map.of(0, 290, 500, 410, 2_000, 590, 5_000, 890, 10_000, 1_390));

    public int cents(Parcel parcel) {
        int base = centsByGrams.floorEntry(parcel.grams()).getValue();
        return parcel.island() ? base + INSULAR_SURCHARGE : base;
    }
}
