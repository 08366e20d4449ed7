package com.acme.exports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** One of the two that are exported at the start is not permanent, and has an owner. */
public class Exports implements RequestHandler<Map<String, String>, String> {
    private final ExportTable table = new ExportTable();

    public Exports() {
        table.add(new Target("gc", null, true));
        table.add(new Target("clock", "system", false));
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        table.add(new Target(event.get("name"), event.get("owner"), false));
        return table.render();
    }
}
