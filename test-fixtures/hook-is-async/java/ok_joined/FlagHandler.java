package com.acme.flags;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.services.s3.S3Client;

/** Two files are loaded at the same time, and the hook waits for both. */
public class FlagHandler implements RequestHandler<Map<String, String>, String>, Resource {
    private final S3Client s3 = S3Client.create();
    private final Map<String, String> flags = new ConcurrentHashMap<>();

    public FlagHandler() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        flags.clear();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        CompletableFuture<Void> common = CompletableFuture.runAsync(() -> load("common.txt"));
        CompletableFuture<Void> stage = CompletableFuture.runAsync(() -> load("prod.txt"));
        CompletableFuture.allOf(common, stage).join();
    }

    private void load(String key) {
        String text = s3.getObjectAsBytes(request -> request.bucket("feature-flags").key(key)).asUtf8String();
        text.lines().forEach(line -> flags.put(line, "on"));
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return flags.getOrDefault(event.get("flag"), "off");
    }
}
