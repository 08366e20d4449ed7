package com.acme.orders;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

class OrderService {
    private final OrderRepository repository;
    private final PriceList prices;
    private final Clock clock;

    OrderService(OrderRepository repository, PriceList prices, Clock clock) {
        this.repository = repository;
        this.prices = prices;
        this.clock = clock;
    }

    Order place(OrderRequest request) {
        long total = 0;
        for (OrderRequest.Line line : request.lines()) {
            total += prices.cents(line.sku()) * line.pieces();
        }
        Instant now = clock.instant();
        Order order = new Order(UUID.randomUUID().toString(), request.customer(), total, now.toString());
        repository.save(order);
        return order;
    }
}
