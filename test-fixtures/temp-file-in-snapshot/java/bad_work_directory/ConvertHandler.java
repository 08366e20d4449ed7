package com.acme.convert;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One scratch directory with one name for all clones; on a shared disk they meet there. */
public class ConvertHandler implements RequestHandler<Map<String, String>, String> {
    private static final Path SHARED = Path.of("/mnt/efs/scratch");

    private final Path work;

    public ConvertHandler() throws IOException {
        work = Files.createTempDirectory(SHARED, "convert-"); // expect: temp-file-in-snapshot
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            Path input = work.resolve("input.txt");
            Files.writeString(input, event.get("text"));
            return Files.readString(input).toUpperCase();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
