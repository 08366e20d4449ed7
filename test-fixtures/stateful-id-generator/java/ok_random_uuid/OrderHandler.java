package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.f4b6a3.ulid.UlidCreator;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Map;
import java.util.UUID;

/** Ids that are drawn from SecureRandom as a whole: no node, no counter. */
public class OrderHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        UUID order = UUID.randomUUID();
        UUID payment = UuidCreator.getRandomBased();
        String parcel = UlidCreator.getUlid().toString();
        return Map.of("order", order.toString(), "payment", payment.toString(), "parcel", parcel);
    }
}
