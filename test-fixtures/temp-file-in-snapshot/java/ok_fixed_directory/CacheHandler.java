package com.acme.cache;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A directory with a name of its own below /tmp, which every clone has for itself. */
public class CacheHandler implements RequestHandler<Map<String, String>, Boolean> {
    private static final Path CACHE = Path.of("/tmp/render-cache");
    private static final File LOCK = new File("/tmp/render-cache/.lock");

    public CacheHandler() throws IOException {
        Files.createDirectories(CACHE);
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        Path entry = CACHE.resolve(event.get("page") + ".html");
        return Files.exists(entry) && !LOCK.exists();
    }
}
