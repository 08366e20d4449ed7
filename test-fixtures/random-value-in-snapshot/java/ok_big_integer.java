package shop.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.math.BigInteger;
import java.security.SecureRandom;

/** A token for each request; SecureRandom may be kept. */
public class FormHandler implements RequestHandler<String, String> {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String handleRequest(String form, Context context) {
        return form + new BigInteger(130, RANDOM).toString(32);
    }
}
