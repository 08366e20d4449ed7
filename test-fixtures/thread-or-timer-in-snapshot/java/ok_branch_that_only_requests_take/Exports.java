package com.acme.exports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** What is exported at the start is permanent and has no owner: the threads for the others start with the first request. */
public class Exports implements RequestHandler<Map<String, String>, String> {
    private final ExportTable table = new ExportTable();

    public Exports() {
        table.add(new Target("gc", null, true));
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        table.add(new Target(event.get("name"), event.get("owner"), false));
        return table.render();
    }
}
