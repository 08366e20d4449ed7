package com.acme.export;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.apache.commons.lang3.RandomStringUtils;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

public class ExportHandler implements RequestHandler<Map<String, String>, String> {
    private static final String BUCKET = System.getenv("EXPORT_BUCKET");
    private static final S3Client S3 = S3Client.create();

    // expect: random-value-in-snapshot
    private final String directory = "exports/" + RandomStringUtils.randomAlphanumeric(10);
    private int files;

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        files++;
        String key = directory + "/" + files + ".json";
        S3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(event.toString()));
        return key;
    }
}
