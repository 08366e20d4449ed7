package com.acme.catalog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A random pause between two attempts during start-up leaves nothing behind. */
public class CatalogHandler implements RequestHandler<Map<String, String>, String> {
    private static final S3Client S3 = S3Client.create();
    private static final String COUNTRIES = load("countries.csv");

    private static String load(String key) {
        for (int attempt = 1; ; attempt++) {
            try {
                return S3.getObjectAsBytes(request -> request.bucket("acme-catalog").key(key)).asUtf8String();
            } catch (S3Exception e) {
                if (attempt == 3) {
                    throw e;
                }
                pause(100L * attempt + ThreadLocalRandom.current().nextLong(50));
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return COUNTRIES.contains(event.get("country")) ? "known" : "unknown";
    }
}
