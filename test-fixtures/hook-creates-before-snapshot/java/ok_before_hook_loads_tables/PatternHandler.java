package com.acme.patterns;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.crac.Core;
import org.crac.Resource;

/** Warm-up of constants is what a before-hook is good for. */
public class PatternHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    public PatternHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
        for (String line : Files.readAllLines(Path.of("/opt/data/patterns.txt"))) {
            int colon = line.indexOf(':');
            patterns.put(line.substring(0, colon), Pattern.compile(line.substring(colon + 1)));
        }
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        for (Map.Entry<String, Pattern> entry : patterns.entrySet()) {
            if (entry.getValue().matcher(event.get("text")).find()) {
                return entry.getKey();
            }
        }
        return "none";
    }
}
