package com.acme.journal;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

public class JournalHandler implements RequestHandler<Map<String, String>, Long> {
    private final FileChannel journal = open(Path.of("/mnt/efs/journal")); // expect: open-file-in-snapshot

    private static FileChannel open(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Long handleRequest(Map<String, String> event, Context context) {
        try {
            journal.write(ByteBuffer.wrap((event.get("line") + "\n").getBytes(StandardCharsets.UTF_8)));
            return journal.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
