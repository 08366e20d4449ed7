package com.acme.clicks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.util.UnleashConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.kinesis.producer.KinesisProducer;

/** What the start asks and sends it asks and sends with workers that end with it. */
public class ClickFunction implements RequestHandler<Map<String, String>, String> {
    private static final boolean DETAILED;

    static {
        Unleash flags = new DefaultUnleash(
                UnleashConfig.builder().appName("clicks").synchronousFetchOnInitialisation(true).build());
        DETAILED = flags.isEnabled("detailed");
        flags.shutdown();
        KinesisProducer clicks = new KinesisProducer();
        clicks.addUserRecord("starts", "clicks", ByteBuffer.wrap("started".getBytes(StandardCharsets.UTF_8)));
        clicks.flushSync();
        clicks.destroy();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return DETAILED ? event.toString() : event.get("session");
    }
}
