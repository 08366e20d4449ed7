package com.acme.shop;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Service;

@Service
public class CartService {
    private final ConcurrentHashMap<String, List<String>> carts = new ConcurrentHashMap<>();
    private final LongAdder opened = new LongAdder();
    private final String node;

    public CartService() {
        String id = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        this.node = id.substring(id.length() - 12);
    }

    public String open(String customer, List<String> items) {
        opened.increment();
        String cart = node + "-" + customer;
        carts.put(cart, List.copyOf(items));
        return cart;
    }
}
