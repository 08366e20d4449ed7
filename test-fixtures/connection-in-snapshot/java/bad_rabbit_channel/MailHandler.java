package com.acme.mail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The channel keeps its connection alive, although no variable of the program holds that. */
public class MailHandler implements RequestHandler<Map<String, String>, Boolean> {
    private final Channel channel;

    public MailHandler() throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("rabbit.internal");
        channel = factory.newConnection().createChannel(); // expect: connection-in-snapshot
        channel.queueDeclare("mail", true, false, false, null);
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        try {
            channel.basicPublish("", "mail", null, event.get("mail").getBytes());
            return true;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
