package com.acme.ledger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Credentials of an assumed role: an hour after the snapshot every call with them fails. */
public class LedgerHandler implements RequestHandler<Map<String, String>, String> {
    private static final String ROLE = "arn:aws:iam::210987654321:role/ledger-reader";

    private final Credentials credentials;

    public LedgerHandler() {
        credentials = assume(ROLE); // expect: credential-in-snapshot
    }

    private static Credentials assume(String role) {
        AssumeRoleRequest request = AssumeRoleRequest.builder().roleArn(role).roleSessionName("ledger").build();
        try (StsClient sts = StsClient.create()) {
            return sts.assumeRole(request).credentials();
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        SignedCall call = new SignedCall(credentials.accessKeyId(), credentials.sessionToken());
        return call.describe(event.get("account"));
    }

    record SignedCall(String accessKeyId, String sessionToken) {
        String describe(String account) {
            return account + " as " + accessKeyId + " with " + sessionToken.length() + " characters of token";
        }
    }
}
