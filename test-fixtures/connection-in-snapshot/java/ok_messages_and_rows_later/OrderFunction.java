package com.acme.orders;

import com.amazon.sqs.javamessaging.ProviderConfiguration;
import com.amazon.sqs.javamessaging.SQSConnectionFactory;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.sqs.SqsClient;

/** None of them connects when it is made: SQS has only requests, and a publisher waits for who subscribes. */
public class OrderFunction implements RequestHandler<Map<String, String>, String> {
    private static final ConnectionFactory ROWS = ConnectionFactories.get(System.getenv("DB_URL"));
    private static final Publisher<? extends Connection> ROW_CONNECTION = ROWS.create();
    private static final BlobContainerClient INVOICES = new BlobServiceClientBuilder()
            .endpoint("https://acme.blob.core.windows.net")
            .buildClient()
            .getBlobContainerClient("invoices");

    private final jakarta.jms.Connection queues;

    public OrderFunction() throws JMSException {
        queues = new SQSConnectionFactory(new ProviderConfiguration(), SqsClient.create()).createConnection();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        Object version = Mono.from(ROW_CONNECTION).map(row -> row.getMetadata().getDatabaseVersion()).block();
        return version + " " + queues + " " + INVOICES.getBlobContainerUrl();
    }
}
