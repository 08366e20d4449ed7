package com.acme.seeds;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Map;

/** The program names the stream itself. */
public class SeedHandler implements RequestHandler<Map<String, String>, Integer> {
    private final InputStream seeds = open("https://seeds.example.com/now"); // expect: connection-in-snapshot

    private static InputStream open(String source) {
        if (source == null) {
            return InputStream.nullInputStream();
        } else {
            try {
                return new URL(source).openStream();
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
