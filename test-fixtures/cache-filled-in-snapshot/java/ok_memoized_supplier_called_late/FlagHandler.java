package com.acme.flags;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.s3.S3Client;

/** The first request of a clone loads the flags. */
public class FlagHandler implements RequestHandler<Map<String, String>, Boolean> {
    private final S3Client s3 = S3Client.create();
    private final Supplier<String> flags = Suppliers.memoizeWithExpiration(this::load, 1, TimeUnit.MINUTES);

    private String load() {
        return s3.getObjectAsBytes(request -> request.bucket("feature-flags").key("prod.txt")).asUtf8String();
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        return flags.get().contains(event.get("flag"));
    }
}
