package com.acme.reload;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import sun.misc.Signal;

/** The thread is started when the signal comes, not where its handler is set. */
public class ReloadHandler implements RequestHandler<Map<String, String>, String> {
    public ReloadHandler() {
        Signal.handle(new Signal("HUP"), signal -> reload());
    }

    private void reload() {
        Thread reader = new Thread(() -> System.out.println("reading the configuration again"));
        reader.start();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("name");
    }
}
