package com.acme.mail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

public class MailHandler implements RequestHandler<Map<String, String>, String> {
    private static final String SENDER = "noreply@acme.example";

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return SENDER + " " + Outbox.shared().add(event.get("text"));
    }
}
