package com.acme.search;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Providers refresh what they hand out; clients ask them for every request. */
public class SearchHandler implements RequestHandler<Map<String, String>, String> {
    private static final AwsCredentialsProvider DEFAULTS = DefaultCredentialsProvider.create();
    private static final AwsCredentialsProvider LEDGER = StsAssumeRoleCredentialsProvider.builder()
            .stsClient(StsClient.create())
            .refreshRequest(role -> role.roleArn("arn:aws:iam::210987654321:role/ledger").roleSessionName("search"))
            .build();

    private final DynamoDbClient own = DynamoDbClient.builder().credentialsProvider(DEFAULTS).build();
    private final DynamoDbClient ledger = DynamoDbClient.builder().credentialsProvider(LEDGER).build();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        DynamoDbClient client = "ledger".equals(event.get("index")) ? ledger : own;
        return client.describeTable(request -> request.tableName(event.get("index"))).table().tableArn();
    }
}
