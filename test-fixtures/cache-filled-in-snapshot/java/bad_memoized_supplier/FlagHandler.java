package com.acme.flags;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.s3.S3Client;

/** The flags are good for a minute; the start-up check loads them a few weeks too early. */
public class FlagHandler implements RequestHandler<Map<String, String>, Boolean> {
    private final S3Client s3 = S3Client.create();
    private final Supplier<String> flags = Suppliers.memoizeWithExpiration(this::load, 1, TimeUnit.MINUTES);

    public FlagHandler() {
        if (flags.get().isEmpty()) {
            throw new IllegalStateException("no flags");
        }
    }

    private String load() {
        // expect: cache-filled-in-snapshot
        return s3.getObjectAsBytes(request -> request.bucket("feature-flags").key("prod.txt")).asUtf8String();
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        return flags.get().contains(event.get("flag"));
    }
}
