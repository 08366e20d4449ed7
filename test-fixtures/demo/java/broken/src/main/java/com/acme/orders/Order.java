package com.acme.orders;

import java.util.HashMap;
import java.util.Map;

/** What the customer wants: the event of the function. */
public class Order {
    private Map<String, Integer> items = new HashMap<>();
    private String currency = "EUR";

    public Map<String, Integer> getItems() {
        return items;
    }

    public void setItems(Map<String, Integer> items) {
        this.items = items;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }
}
