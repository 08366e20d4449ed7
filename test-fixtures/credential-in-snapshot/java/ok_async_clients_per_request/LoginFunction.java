package com.acme.login;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** The clients are made once; what they ask for is asked for each request. */
public class LoginFunction implements RequestHandler<Map<String, String>, String> {
    private static final StsAsyncClient ROLES = StsAsyncClient.create();
    private static final SecretsManagerAsyncClient SECRETS = SecretsManagerAsyncClient.create();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        var role = ROLES.assumeRole(request -> request.roleArn(System.getenv("ROLE")));
        var secret = SECRETS.getSecretValue(request -> request.secretId("db")).thenApply(answer -> answer.secretString());
        return role.join().credentials().accessKeyId() + secret.join();
    }
}
