package com.acme.reports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The day of the report is the day of the deployment. */
public class ReportHandler implements RequestHandler<Map<String, String>, String> {
    private static final DateTimeFormatter PATH = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final String PREFIX = "reports/" + PATH.format(LocalDate.now()); // expect: timestamp-in-snapshot

    private final S3Client s3 = S3Client.create();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String key = PREFIX + "/" + event.get("report") + ".json";
        s3.putObject(request -> request.bucket("acme-reports").key(key), RequestBody.fromString(event.get("content")));
        return key;
    }
}
