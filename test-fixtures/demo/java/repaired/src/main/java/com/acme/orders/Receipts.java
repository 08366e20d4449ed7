package com.acme.orders;

import io.snapcheck.hooks.OnRestore;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Receipts that only this service can have written. */
class Receipts {
    private final OnRestore<SecretKey> key = OnRestore.of(() -> KeyGenerator.getInstance("HmacSHA256").generateKey());

    String sign(String order, long amount) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key.get());
            return HexFormat.of().formatHex(mac.doFinal((order + ":" + amount).getBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
