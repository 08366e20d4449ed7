package com.acme.backup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/** The plain data key stays in memory, and so in the snapshot; all clones encrypt with it. */
public class BackupHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    private final KmsClient kms = KmsClient.create();
    private final GenerateDataKeyResponse dataKey;

    public BackupHandler() {
        GenerateDataKeyRequest request = GenerateDataKeyRequest.builder()
                .keyId(System.getenv("BACKUP_KEY"))
                .keySpec(DataKeySpec.AES_256)
                .build();
        dataKey = kms.generateDataKey(request); // expect: key-or-nonce-in-snapshot
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        byte[] wrapped = dataKey.ciphertextBlob().asByteArray();
        int keyLength = dataKey.plaintext().asByteArray().length;
        context.getLogger().log("backup of " + event.get("volume") + " with a key of " + keyLength + " bytes");
        return Map.of("volume", event.get("volume"), "wrappedKey", Base64.getEncoder().encodeToString(wrapped));
    }
}
