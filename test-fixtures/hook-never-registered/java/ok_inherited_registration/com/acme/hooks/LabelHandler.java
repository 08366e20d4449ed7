package com.acme.hooks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

public class LabelHandler implements RequestHandler<Map<String, String>, String> {
    private static final Printer PRINTER = new Printer();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return PRINTER.id + "/" + event.get("parcel");
    }

    static final class Printer extends Renewable {
        private String id = UUID.randomUUID().toString();

        @Override
        protected void renew() {
            id = UUID.randomUUID().toString();
        }
    }
}
