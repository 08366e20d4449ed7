package com.acme.orders;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Receipts that only this service can have written. */
class Receipts {
    private final SecretKey key;

    Receipts() {
        try {
            key = KeyGenerator.getInstance("HmacSHA256").generateKey(); // expect: key-or-nonce-in-snapshot
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String sign(String order, long amount) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((order + ":" + amount).getBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
