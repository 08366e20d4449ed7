package com.acme.flags;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.services.s3.S3Client;

/** Feature flags with a cache that is warmed up for its code and emptied for its data. */
public class FlagHandler implements RequestHandler<Map<String, String>, Map<String, Object>>, Resource {
    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private final S3Client s3 = S3Client.create();
    private final Statistics statistics = new Statistics();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final LoadingCache<String, String> flags =
            Caffeine.newBuilder().expireAfterWrite(LIFETIME).maximumSize(100).build(this::load);
    private ScheduledFuture<?> reporting;

    public FlagHandler() {
        Core.getGlobalContext().register(this);
    }

    private String load(String stage) {
        statistics.loaded();
        return s3.getObjectAsBytes(get -> get.bucket("feature-flags").key(stage + ".txt")).asUtf8String();
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        flags.get("prod");
        flags.invalidateAll();
        statistics.reset();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        flags.invalidateAll();
        reporting = scheduler.scheduleWithFixedDelay(statistics::print, 1, 1, TimeUnit.MINUTES);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
        statistics.asked();
        boolean on = flags.get(event.getOrDefault("stage", "prod")).contains(event.get("flag"));
        return Map.of("flag", event.get("flag"), "on", on, "reporting", reporting != null && !reporting.isDone());
    }

    private static final class Statistics {
        private long asked;
        private long loads;

        synchronized void asked() {
            asked++;
        }

        synchronized void loaded() {
            loads++;
        }

        synchronized void reset() {
            asked = 0;
            loads = 0;
        }

        synchronized void print() {
            System.out.printf("flags asked %d, loaded %d%n", asked, loads);
        }
    }
}
