package com.acme.shop;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Service;

@Service
public class OrderService {
    private static final int MAX_LINES = 100;

    private final ConcurrentMap<String, Order> orders = new ConcurrentHashMap<>();
    private final DiscountCalendar discounts;
    private final Clock clock;

    public OrderService(DiscountCalendar discounts, Clock clock) {
        this.discounts = discounts;
        this.clock = clock;
    }

    public Order create(List<Order.Line> lines) {
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("an order has 1 to " + MAX_LINES + " lines");
        }
        LocalDate today = LocalDate.now(clock);
        long total = lines.stream().mapToLong(line -> (long) line.cents() * line.pieces()).sum();
        long reduced = total * (100 - discounts.percentOn(today)) / 100;
        Order order = new Order(UUID.randomUUID().toString(), today, List.copyOf(lines), reduced);
        orders.put(order.id(), order);
        return order;
    }

    public Optional<Order> find(String id) {
        return Optional.ofNullable(orders.get(id));
    }
}
