package com.acme.documents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.bson.types.ObjectId;

/**
 * An ObjectId is the second, a random part of the process and a counter. Parsing ROOT initialises the class, so the
 * last two are in the snapshot.
 */
public class DocumentHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static final ObjectId ROOT = new ObjectId("507f1f77bcf86cd799439011");

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        ObjectId id = new ObjectId(); // expect: stateful-id-generator
        return Map.of("id", id.toHexString(), "parent", ROOT.toHexString(), "title", event.get("title"));
    }
}
