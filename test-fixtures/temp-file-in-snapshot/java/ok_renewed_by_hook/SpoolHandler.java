package com.acme.metrics;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** Removed before the snapshot, created under another name in every clone. */
public class SpoolHandler implements RequestHandler<Map<String, String>, Long>, Resource {
    private Path spool;

    public SpoolHandler() throws IOException {
        spool = newSpool();
        Core.getGlobalContext().register(this);
    }

    private static Path newSpool() throws IOException {
        return Files.createTempFile(Path.of("/mnt/efs/spool"), "spool", ".csv");
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
        Files.deleteIfExists(spool);
        spool = null;
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) throws IOException {
        spool = newSpool();
    }

    @Override
    public Long handleRequest(Map<String, String> event, Context context) {
        try {
            Files.writeString(spool, event.get("row") + "\n", StandardOpenOption.APPEND);
            return Files.size(spool);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
