package com.acme.parcels;

public record Parcel(String city, int grams, boolean island) {
}
