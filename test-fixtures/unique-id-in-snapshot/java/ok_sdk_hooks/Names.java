package com.acme.names;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.snapcheck.hooks.Hooks;
import io.snapcheck.hooks.Resource;
import java.util.UUID;

/** The SDK holds its hooks strongly, so a lambda and an anonymous resource are enough. */
public class Names implements RequestHandler<String, String> {
    private static volatile String worker = UUID.randomUUID().toString();
    private static volatile String session = UUID.randomUUID().toString();
    private static volatile String batch = UUID.randomUUID().toString();

    static {
        Hooks.afterRestore(() -> worker = UUID.randomUUID().toString());
        Hooks.afterRestore("names.session", () -> session = UUID.randomUUID().toString());
        Hooks.register(new Resource() {
            @Override
            public void beforeCheckpoint() {}

            @Override
            public void afterRestore() {
                batch = UUID.randomUUID().toString();
            }
        });
    }

    @Override
    public String handleRequest(String event, Context context) {
        return worker + "/" + session + "/" + batch + "/" + event;
    }
}
