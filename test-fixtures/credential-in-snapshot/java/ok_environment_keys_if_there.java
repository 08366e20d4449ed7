package shop.catalog;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Keys in the environment are for a developer's machine; under SnapStart there are none. */
public class CatalogHandler implements RequestHandler<String, String> {
    // note: credential-in-snapshot
    private final DynamoDbClient client = DynamoDbClient.builder().credentialsProvider(provider()).build();

    private static AwsCredentialsProvider provider() {
        return System.getenv("AWS_ACCESS_KEY_ID") != null && System.getenv("AWS_SECRET_ACCESS_KEY") != null
            ? EnvironmentVariableCredentialsProvider.create()
            : DefaultCredentialsProvider.create();
    }

    @Override
    public String handleRequest(String sku, Context context) {
        return client.listTables().toString() + sku;
    }
}
