package com.acme.clicks;

import java.util.UUID;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.kinesis.common.ConfigsBuilder;
import software.amazon.kinesis.coordinator.Scheduler;
import software.amazon.kinesis.lifecycle.events.InitializationInput;
import software.amazon.kinesis.lifecycle.events.ProcessRecordsInput;
import software.amazon.kinesis.processor.ShardRecordProcessor;
import software.amazon.kinesis.processor.ShardRecordProcessorFactory;

/** Workers tell each other apart by their identifier: with one for all clones they take leases from themselves. */
final class ClickWorker {
    public static void main(String[] args) {
        ConfigsBuilder configs = new ConfigsBuilder(
                "clicks",
                "clicks",
                KinesisAsyncClient.create(),
                DynamoDbAsyncClient.create(),
                CloudWatchAsyncClient.create(),
                UUID.randomUUID().toString(), // expect: unique-id-in-snapshot
                new ClickProcessors());
        Scheduler scheduler = new Scheduler(
                configs.checkpointConfig(),
                configs.coordinatorConfig(),
                configs.leaseManagementConfig(),
                configs.lifecycleConfig(),
                configs.metricsConfig(),
                configs.processorConfig(),
                configs.retrievalConfig());
        new Thread(scheduler, "clicks").start(); // expect: thread-or-timer-in-snapshot
    }
}

final class ClickProcessors implements ShardRecordProcessorFactory {
    private final String batch = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot

    @Override
    public ShardRecordProcessor shardRecordProcessor() {
        return new ClickProcessor(batch);
    }
}

/** Made for each lease. */
final class ClickProcessor implements ShardRecordProcessor {
    private final String lease = UUID.randomUUID().toString();
    private final String batch;

    ClickProcessor(String batch) {
        this.batch = batch;
    }

    @Override
    public void initialize(InitializationInput input) {}

    @Override
    public void processRecords(ProcessRecordsInput input) {
        input.records().forEach(click -> System.out.println(batch + " " + lease + " " + click.partitionKey()));
    }
}
