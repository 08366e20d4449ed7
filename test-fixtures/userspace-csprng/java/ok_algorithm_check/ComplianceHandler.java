package com.acme.compliance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;

/** Start-up checks that the algorithm exists, and forgets the generator. */
public class ComplianceHandler implements RequestHandler<Map<String, String>, Boolean> {
    private static final boolean HAS_DRBG = supports("DRBG");

    private static boolean supports(String algorithm) {
        try {
            SecureRandom probe = SecureRandom.getInstance(algorithm);
            return algorithm.equals(probe.getAlgorithm());
        } catch (NoSuchAlgorithmException e) {
            return false;
        }
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        context.getLogger().log("checked for " + event.get("auditor"));
        return HAS_DRBG;
    }
}
