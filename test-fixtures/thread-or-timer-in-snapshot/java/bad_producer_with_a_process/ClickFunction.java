package com.acme.clicks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.util.UnleashConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.InMemoryStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import software.amazon.kinesis.producer.KinesisProducer;

/** The producer has a process of its own, the flags a poller, the jobs a steward: all from the constructor or start() on. */
public class ClickFunction implements RequestHandler<Map<String, String>, String> {
    private static final KinesisProducer CLICKS = new KinesisProducer(); // expect: thread-or-timer-in-snapshot
    private static final Unleash FLAGS = new DefaultUnleash( // expect: thread-or-timer-in-snapshot
            UnleashConfig.builder().appName("clicks").unleashAPI(System.getenv("UNLEASH")).build());

    static {
        new BackgroundJobServer( // expect: thread-or-timer-in-snapshot
                        new InMemoryStorageProvider(),
                        null,
                        new JacksonJsonMapper(),
                        (JobActivator) null,
                        BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration())
                .start();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        if (FLAGS.isEnabled("clicks")) {
            ByteBuffer click = ByteBuffer.wrap(event.get("click").getBytes(StandardCharsets.UTF_8));
            CLICKS.addUserRecord("clicks", event.get("session"), click);
        }
        return "ok";
    }
}
