package com.acme.pay;

import com.acme.ledger.LedgerClient;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.acme.mail.MailSettings;
import com.acme.mail.Mailer;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Only a builder or a bean gets the secret; the client that is made of it is kept. */
public class Payments implements RequestHandler<Map<String, String>, String> {
    private static final SecretsManagerClient SECRETS = SecretsManagerClient.create();

    private final LedgerClient ledger;
    private final Mailer mailer;

    public Payments() {
        LedgerClient.Builder builder = LedgerClient.builder();
        builder.key(SECRETS.getSecretValue(it -> it.secretId("ledger")).secretString()); // expect: credential-in-snapshot
        ledger = builder.build();
        MailSettings settings = new MailSettings();
        settings.setPassword(SECRETS.getSecretValue(it -> it.secretId("mail")).secretString()); // expect: credential-in-snapshot
        mailer = new Mailer(settings);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        mailer.send(event.get("to"));
        return ledger.book(event.get("order"));
    }
}
