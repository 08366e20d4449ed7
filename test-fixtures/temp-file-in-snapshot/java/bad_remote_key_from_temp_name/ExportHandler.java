package com.acme.export;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The random part of a temporary name, used as part of a key in a bucket. */
public class ExportHandler implements RequestHandler<Map<String, String>, String> {
    private static final String STAGING = "staging/" + scratchName(); // expect: temp-file-in-snapshot

    private final S3Client s3 = S3Client.create();

    private static String scratchName() {
        try {
            return Files.createTempDirectory("export").getFileName().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String key = STAGING + "/" + event.get("part");
        s3.putObject(request -> request.bucket("exports").key(key), RequestBody.fromString(event.get("body")));
        return key;
    }
}
