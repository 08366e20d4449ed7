package com.acme.render;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The directory is made by the first request of a clone. */
public class RenderHandler implements RequestHandler<Map<String, String>, String> {
    private Optional<Path> directory = Optional.empty();

    private Path directory() {
        if (directory.isEmpty()) {
            try {
                directory = Optional.of(Files.createTempDirectory("render"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return directory.get();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return directory().resolve(event.get("page") + ".png").toString();
    }
}
