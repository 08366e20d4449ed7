package com.acme.space;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Start-up checks that /tmp can be written, and removes the file again. */
public class SpaceHandler implements RequestHandler<Map<String, String>, Long> {
    static {
        try {
            Path probe = Files.createTempFile("probe", null);
            Files.write(probe, new byte[1024]);
            Files.delete(probe);
        } catch (IOException e) {
            throw new UncheckedIOException("/tmp cannot be written", e);
        }
    }

    @Override
    public Long handleRequest(Map<String, String> event, Context context) {
        return Path.of("/tmp").toFile().getUsableSpace();
    }
}
