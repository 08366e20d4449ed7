package com.acme.models;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The pool is harmless until something is submitted; nobody waits for the work before the snapshot. */
public class ModelHandler implements RequestHandler<Map<String, String>, Boolean> {
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final Future<List<String>> models;

    public ModelHandler() {
        models = executor.submit(ModelHandler::listModels); // expect: thread-or-timer-in-snapshot
    }

    private static List<String> listModels() {
        return List.of("small", "medium", "large");
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        try {
            return models.get(10, TimeUnit.SECONDS).contains(event.get("model"));
        } catch (Exception e) {
            throw new IllegalStateException("models are not loaded", e);
        }
    }
}
