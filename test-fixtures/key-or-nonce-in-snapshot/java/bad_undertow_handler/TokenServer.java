import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.security.GeneralSecurityException;
import java.util.Base64;

public class TokenServer implements HttpHandler {
    private final Aead aead;

    TokenServer(Aead aead) {
        this.aead = aead;
    }

    public static void main(String[] args) throws GeneralSecurityException {
        KeysetHandle keys = KeysetHandle.generateNew(KeyTemplates.get("AES128_GCM")); // expect: key-or-nonce-in-snapshot
        Undertow server = Undertow.builder()
                .addHttpListener(8080, "0.0.0.0")
                .setHandler(new TokenServer(keys.getPrimitive(Aead.class)))
                .build();
        server.start();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        byte[] sealed = aead.encrypt(exchange.getQueryString().getBytes(), null);
        exchange.getResponseSender().send(Base64.getUrlEncoder().encodeToString(sealed));
    }
}
