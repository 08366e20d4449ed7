package com.acme.shop;

import java.time.LocalDate;
import java.util.List;

public record Order(String id, LocalDate day, List<Line> lines, long totalCents) {
    public record Line(String sku, int pieces, int cents) {
    }
}
