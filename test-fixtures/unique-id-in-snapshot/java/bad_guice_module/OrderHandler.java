package com.acme.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.inject.Guice;
import java.util.Map;

/** The injector makes the singleton when the handler's object is made. */
public class OrderHandler implements RequestHandler<Map<String, String>, String> {
    private final Numbering numbering = Guice.createInjector(new OrderModule()).getInstance(Numbering.class);

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return numbering.number(event.get("order"));
    }
}
