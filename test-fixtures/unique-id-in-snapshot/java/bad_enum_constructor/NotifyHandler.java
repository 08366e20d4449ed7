package com.acme.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import java.util.Map;

public class NotifyHandler implements RequestHandler<SNSEvent, String> {
    private static final Map<String, Channel> BY_KIND = Map.of("invoice", Channel.EMAIL, "otp", Channel.SMS);

    @Override
    public String handleRequest(SNSEvent event, Context context) {
        String kind = event.getRecords().get(0).getSNS().getSubject();
        Channel channel = BY_KIND.getOrDefault(kind, Channel.PUSH);
        context.getLogger().log(channel.producerId() + " -> " + channel.topic());
        return channel.topic();
    }
}
