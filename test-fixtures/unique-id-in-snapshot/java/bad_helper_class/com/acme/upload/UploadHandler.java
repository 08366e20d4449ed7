package com.acme.upload;

import com.acme.util.Ids;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.util.List;
import java.util.stream.Collectors;

public class UploadHandler implements RequestHandler<S3Event, List<String>> {
    private static final String PART_PREFIX = Ids.shortId(); // expect: unique-id-in-snapshot
    private int part;

    @Override
    public List<String> handleRequest(S3Event event, Context context) {
        return event.getRecords().stream()
                .map(record -> "parts/" + PART_PREFIX + "/" + ++part + "/" + record.getS3().getObject().getKey())
                .collect(Collectors.toList());
    }
}
