package com.acme.journal;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** Closed for the snapshot, opened again, for appending, in every clone. */
public class JournalHandler implements RequestHandler<Map<String, String>, Integer>, Resource {
    private FileOutputStream journal;
    private int lines;

    public JournalHandler() throws IOException {
        journal = new FileOutputStream("/mnt/efs/journal", true);
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) throws IOException {
        journal.close();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) throws IOException {
        journal = new FileOutputStream("/mnt/efs/journal", true);
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        try {
            journal.write((event.get("line") + "\n").getBytes(StandardCharsets.UTF_8));
            return ++lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
