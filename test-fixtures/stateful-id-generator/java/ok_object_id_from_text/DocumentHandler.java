package com.acme.documents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.bson.types.ObjectId;

/** With an argument the constructor only parses an id that exists. */
public class DocumentHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private static final ObjectId ROOT = new ObjectId("507f1f77bcf86cd799439011");

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        String text = event.get("id");
        if (!ObjectId.isValid(text)) {
            return Map.of("error", "invalid id");
        }
        ObjectId id = new ObjectId(text);
        return Map.of("id", id.toHexString(), "isRoot", Boolean.toString(ROOT.equals(id)));
    }
}
