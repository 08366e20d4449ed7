package com.acme.login;

import com.amazonaws.services.cognitoidp.AWSCognitoIdentityProvider;
import com.amazonaws.services.cognitoidp.AWSCognitoIdentityProviderClientBuilder;
import com.amazonaws.services.cognitoidp.model.InitiateAuthRequest;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Asked for when the function starts, and good for an hour. One is kept in the future that has it. */
public class LoginFunction implements RequestHandler<Map<String, String>, String> {
    private static final AWSCognitoIdentityProvider USERS = AWSCognitoIdentityProviderClientBuilder.defaultClient();
    private static final StsAsyncClient ROLES = StsAsyncClient.create();

    private final String idToken;
    private final Credentials reports;
    private final CompletableFuture<AssumeRoleResponse> audit;
    private final String password;
    private final String key;

    public LoginFunction() {
        idToken = USERS.initiateAuth( // expect: credential-in-snapshot
                        new InitiateAuthRequest().withClientId(System.getenv("CLIENT_ID")))
                .getAuthenticationResult()
                .getIdToken();
        reports = ROLES.assumeRole(role -> role.roleArn(System.getenv("ROLE"))) // expect: credential-in-snapshot
                .join()
                .credentials();
        audit = ROLES.assumeRole(role -> role.roleArn(System.getenv("AUDIT"))); // expect: credential-in-snapshot
        try (SecretsManagerAsyncClient secrets = SecretsManagerAsyncClient.create()) {
            password = secrets.getSecretValue(secret -> secret.secretId("db")) // expect: credential-in-snapshot
                    .thenApply(answer -> answer.secretString())
                    .join();
        }
        key = SsmAsyncClient.create() // expect: credential-in-snapshot
                .getParameter(parameter -> parameter.name("/key").withDecryption(true))
                .join()
                .parameter()
                .value();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return idToken + reports.accessKeyId() + audit.join().credentials() + password + key;
    }
}
