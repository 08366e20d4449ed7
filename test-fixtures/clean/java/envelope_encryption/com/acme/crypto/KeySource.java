package com.acme.crypto;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;

/** The key is unwrapped by the first request, and again when it has been in memory for long enough. */
final class KeySource {
    private static final byte[] WRAPPED = Base64.getDecoder().decode("AQIDAHhmQ2xvbmVzU2hhcmVOb3RoaW5nSGVyZQ==");

    private final KmsClient kms;
    private final Clock clock;
    private final Duration lifetime;
    private SecretKey key;
    private Instant expires;

    KeySource(KmsClient kms, Clock clock, Duration lifetime) {
        this.kms = kms;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    synchronized SecretKey current() {
        Instant now = clock.instant();
        if (key == null || now.isAfter(expires)) {
            byte[] plain = kms.decrypt(request -> request.ciphertextBlob(SdkBytes.fromByteArray(WRAPPED)))
                    .plaintext()
                    .asByteArray();
            key = new SecretKeySpec(plain, "AES");
            expires = now.plus(lifetime);
        }
        return key;
    }
}
