package com.acme.experiments;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** The variant is computed from the user's id: the same user always gets the same page. */
public class ExperimentHandler implements RequestHandler<Map<String, String>, String> {
    private static final List<String> VARIANTS = List.of("control", "blue", "green");

    static String choose(List<String> options, String key) {
        CRC32 crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        return options.get((int) (crc.getValue() % options.size()));
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return choose(VARIANTS, event.get("experiment") + "/" + event.get("user"));
    }
}
