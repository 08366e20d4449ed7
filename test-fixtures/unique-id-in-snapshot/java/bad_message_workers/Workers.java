package com.acme.workers;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusProcessorClient;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Subscriber;
import java.util.UUID;
import ratpack.server.RatpackServer;

/** Three programs that say who they are: in answers, and beside each message. */
final class StatusServer {
    private static final String INSTANCE = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    public static void main(String[] args) throws Exception {
        RatpackServer.start(server -> server.handlers(chain -> chain
                .get("status", request -> request.render(INSTANCE))
                .get("ticket", request -> request.render(UUID.randomUUID().toString()))));
    }
}

final class OrderWorker {
    private static final String INSTANCE = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    public static void main(String[] args) throws InterruptedException {
        ServiceBusProcessorClient orders = new ServiceBusClientBuilder()
                .connectionString(System.getenv("BUS"))
                .processor()
                .queueName("orders")
                .processMessage(message -> System.out.println(INSTANCE + " " + message.getMessage().getMessageId()))
                .processError(error -> System.err.println(error.getException()))
                .buildProcessorClient();
        orders.start();
        Thread.currentThread().join();
    }
}

final class LabelWorker {
    private static final String INSTANCE = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    public static void main(String[] args) {
        MessageReceiver print = (message, reply) -> {
            System.out.println(INSTANCE + " " + message.getData().toStringUtf8());
            reply.ack();
        };
        Subscriber labels = Subscriber.newBuilder("projects/acme/subscriptions/labels", print).build();
        labels.startAsync().awaitRunning();
        labels.awaitTerminated();
    }
}
