package com.acme.prices;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** Init code names its price lists; only requests, with an order, get an id. */
public class PriceHandler implements RequestHandler<Map<String, String>, String> {
    private static final Entry BOOKS = entry("books", false);
    private static final Entry GAMES = entry("games", null);

    static final class Order {
        final String item;

        Order(String item) {
            this.item = item;
        }
    }

    static final class Entry {
        final String id;

        Entry(String id) {
            this.id = id;
        }
    }

    static Entry entry(String list, boolean hidden) {
        return new Entry(hidden ? "-" : list);
    }

    static Entry entry(String list, String currency) {
        return new Entry(list + (currency == null ? "EUR" : currency));
    }

    static Entry entry(Order order, boolean express) {
        return new Entry(order.item + UUID.randomUUID() + express);
    }

    static Entry entry(int number, boolean express) {
        return new Entry(number + UUID.randomUUID().toString() + express);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return BOOKS.id + GAMES.id + entry(new Order(event.get("item")), true).id + entry(event.size(), false).id;
    }
}
