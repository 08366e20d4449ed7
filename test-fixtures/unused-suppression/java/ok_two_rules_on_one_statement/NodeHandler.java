package com.acme.nodes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;

/** Both rules of the list have something to silence in the statement. */
public class NodeHandler implements RequestHandler<Map<String, String>, String> {
    private final String label;

    public NodeHandler() {
        // snapcheck: ignore[unique-id-in-snapshot, host-identity-in-snapshot] marks the golden image in the log
        label = "image-" + UUID.randomUUID() + "@" + ProcessHandle.current().pid();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log(label);
        return event.get("job");
    }
}
