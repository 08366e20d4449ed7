package com.acme.jobs;

import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

public class Worker {
    public static void main(String[] args) {
        SqsClient queue = SqsClient.create();
        String worker = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
        ReceiveMessageRequest next = ReceiveMessageRequest.builder().queueUrl(args[0]).waitTimeSeconds(20).build();
        while (true) {
            for (Message message : queue.receiveMessage(next).messages()) {
                System.out.println(worker + " takes " + message.messageId());
            }
        }
    }
}
