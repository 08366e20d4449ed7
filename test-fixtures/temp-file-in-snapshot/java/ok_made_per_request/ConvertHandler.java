package com.acme.convert;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

public class ConvertHandler implements RequestHandler<Map<String, String>, String> {
    private static final String PREFIX = "convert-";

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            Path input = Files.createTempFile(PREFIX, ".txt");
            try {
                Files.writeString(input, event.get("text"));
                return Files.readString(input).toUpperCase();
            } finally {
                Files.deleteIfExists(input);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
