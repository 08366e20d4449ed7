package com.acme.seeds;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.Security;
import java.util.Map;

/** The stream is opened when java.security names one, which is a file unless an administrator says otherwise: a note. */
public class SeedHandler implements RequestHandler<Map<String, String>, Integer> {
    private final InputStream seeds = open(); // note: connection-in-snapshot

    private static InputStream open() {
        if (Security.getProperty("securerandom.source") == null) {
            return InputStream.nullInputStream();
        } else {
            try {
                return new URL(Security.getProperty("securerandom.source")).openStream();
            } catch (IOException e) {
                return InputStream.nullInputStream();
            }
        }
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        try {
            return seeds.read();
        } catch (IOException e) {
            return -1;
        }
    }
}
