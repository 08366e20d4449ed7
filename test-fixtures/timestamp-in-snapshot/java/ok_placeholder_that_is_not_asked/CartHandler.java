package com.acme.cart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;

/** Carts expire, but whoever has none gets a placeholder, which nobody asks for its age. */
public class CartHandler implements RequestHandler<Map<String, String>, String> {
    private static final class Cart {
        private final long opened = System.currentTimeMillis(); // note: timestamp-in-snapshot
        private final Map<String, Integer> articles = new HashMap<>();

        boolean isOver() {
            return System.currentTimeMillis() - opened > 3_600_000;
        }

        int size() {
            return articles.size();
        }
    }

    private static final Cart NONE = new Cart();

    private final Map<String, Cart> carts = new HashMap<>();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String customer = event.get("customer");
        if ("GET".equals(event.get("method"))) {
            return customer + " has " + (customer == null ? NONE : open(customer)).size();
        }
        Cart cart = open(customer);
        if (cart.isOver()) {
            carts.remove(customer);
        }
        return customer;
    }

    private Cart open(String customer) {
        Cart cart = new Cart();
        carts.put(customer, cart);
        return cart;
    }
}
