package com.acme.imports;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.aventrix.jnanoid.jnanoid.NanoIdUtils;
import com.github.f4b6a3.ulid.UlidCreator;

public class ImportHandler implements RequestHandler<S3Event, String> {
    private String importer;
    private String batch;

    {
        importer = "importer_" + NanoIdUtils.randomNanoId(); // expect: unique-id-in-snapshot
        batch = UlidCreator.getUlid().toString(); // expect: unique-id-in-snapshot
    }

    @Override
    public String handleRequest(S3Event event, Context context) {
        int files = event.getRecords().size();
        context.getLogger().log(importer + " imports " + files + " files as batch " + batch);
        return batch + "/" + files;
    }
}
