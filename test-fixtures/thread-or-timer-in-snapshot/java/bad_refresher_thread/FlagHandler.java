package com.acme.flags;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.s3.S3Client;

/** A background refresher that was started at init runs on, anywhere in its loop, before any hook. */
public class FlagHandler implements RequestHandler<Map<String, String>, String> {
    private final Map<String, String> flags = new ConcurrentHashMap<>();
    private final S3Client s3 = S3Client.create();

    public FlagHandler() {
        Thread refresher = new Thread(this::refreshForever, "flags");
        refresher.setDaemon(true);
        refresher.start(); // expect: thread-or-timer-in-snapshot
    }

    private void refreshForever() {
        while (!Thread.currentThread().isInterrupted()) {
            flags.put("etag", s3.headObject(request -> request.bucket("feature-flags").key("prod.json")).eTag());
            try {
                Thread.sleep(30_000);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return flags.get(event.get("flag"));
    }
}
