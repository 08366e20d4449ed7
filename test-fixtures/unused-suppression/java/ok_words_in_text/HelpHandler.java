package com.acme.help;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** The words stand in a string, which is no comment. */
public class HelpHandler implements RequestHandler<Map<String, String>, String> {
    private static final String HELP = "To silence a finding write // snapcheck: ignore[rule-id] and a reason.";
    private static final Map<String, String> TOPICS = Map.of(
            "suppress", HELP,
            "file", "snapcheck: ignore-file[rule-id] stands in the first 20 lines");

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return TOPICS.getOrDefault(event.get("topic"), HELP);
    }
}
