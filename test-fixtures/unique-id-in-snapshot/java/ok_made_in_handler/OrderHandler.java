package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A fresh id for every order; randomUUID draws from SecureRandom. */
public class OrderHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static final String SERVICE = "orders";

    private String lastOrder;

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        String id = UUID.randomUUID().toString();
        lastOrder = SERVICE + "-" + id;
        Map<String, String> order = new HashMap<>(event);
        order.put("id", lastOrder);
        return order;
    }
}
