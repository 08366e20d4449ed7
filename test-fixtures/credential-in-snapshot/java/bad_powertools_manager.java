package shop.pay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import software.amazon.lambda.powertools.parameters.ParamManager;

/** Powertools 1: the provider of the manager caches for seconds, the field for good. */
public class PayHandler implements RequestHandler<String, String> {
    private final String key = ParamManager.getSecretsProvider().get("/pay/key"); // expect: credential-in-snapshot

    @Override
    public String handleRequest(String order, Context context) {
        return key + order + ParamManager.getSsmProvider().get("/pay/currency");
    }
}
