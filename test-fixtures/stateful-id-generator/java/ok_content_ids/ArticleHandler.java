package com.acme.articles;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.Map;
import java.util.UUID;

/** Ids computed from what they stand for. */
public class ArticleHandler implements RequestHandler<Map<String, String>, String> {
    private static final UUID NAMESPACE = UUID.fromString("3c1a2f58-4d0e-5f1b-9f43-6e0f4b8a7c55");

    private final NameBasedGenerator ids = Generators.nameBasedGenerator(NAMESPACE);

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return ids.generate(event.get("url")).toString();
    }
}
