package com.acme.ledger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Assumed by the first request, and again shortly before the credentials expire. */
public class LedgerHandler implements RequestHandler<Map<String, String>, String> {
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final StsClient sts = StsClient.create();
    private Credentials credentials;

    private Credentials credentials() {
        if (credentials == null || credentials.expiration().minus(MARGIN).isBefore(Instant.now())) {
            credentials = sts.assumeRole(role -> role
                    .roleArn("arn:aws:iam::210987654321:role/ledger-reader")
                    .roleSessionName("ledger")).credentials();
        }
        return credentials;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("account") + " as " + credentials().accessKeyId();
    }
}
