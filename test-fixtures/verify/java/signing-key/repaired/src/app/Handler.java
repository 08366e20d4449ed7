package app;

import io.snapcheck.hooks.OnRestore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs receipts with a key that only this instance knows: each clone makes its own at the first receipt. */
public final class Handler {
    private static final OnRestore<byte[]> KEY = OnRestore.of(Handler::draw);

    private static byte[] draw() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    public Map<String, Object> handle(Map<String, Object> event) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.get(), "HmacSHA256"));
        return Map.of("receipt", HexFormat.of().formatHex(mac.doFinal("order 1".getBytes())));
    }
}
