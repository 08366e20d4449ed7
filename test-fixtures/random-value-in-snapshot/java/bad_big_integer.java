package shop.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.math.BigInteger;
import java.security.SecureRandom;

/** The usual way to a token in letters and digits, taken once for all clones. */
public class FormHandler implements RequestHandler<String, String> {
    // expect: random-value-in-snapshot
    private static final String CSRF_TOKEN = new BigInteger(130, new SecureRandom()).toString(32);
    private static final BigInteger MODULUS = new BigInteger("ffffffffffffffc5", 16);

    @Override
    public String handleRequest(String form, Context context) {
        return form + CSRF_TOKEN + MODULUS;
    }
}
