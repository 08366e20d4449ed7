package com.acme.patterns;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Memoised computations of constants are what snapshots are for. */
public class PatternHandler implements RequestHandler<Map<String, String>, Boolean> {
    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();
    private static final Supplier<List<String>> DEFAULTS = Suppliers.memoize(() -> List.of("^\\d+$", "^[a-z]+$"));

    static {
        for (String text : DEFAULTS.get()) {
            COMPILED.put(text, Pattern.compile(text));
        }
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        Pattern pattern = COMPILED.computeIfAbsent(event.get("pattern"), Pattern::compile);
        return pattern.matcher(event.get("text")).find();
    }
}
