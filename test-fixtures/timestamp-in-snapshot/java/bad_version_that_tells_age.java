package com.acme.index;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A byte of the time goes into the image of the index; the time itself says when the index is to be read again. */
public class SearchHandler implements RequestHandler<Map<String, String>, String> {
    static final class Version {
        private final long made;

        Version(long made) {
            long time = made;
            this.made = time;
        }

        boolean isOld() {
            return System.currentTimeMillis() - made > 60_000;
        }
    }

    private static final byte[] IMAGE = new byte[64];
    private static final Version VERSION;

    static {
        long now = System.currentTimeMillis(); // warning: timestamp-in-snapshot
        IMAGE[0] = (byte) now;
        VERSION = new Version(now);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return VERSION.isOld() ? "out of date" : "byte " + IMAGE[Integer.parseInt(event.get("index"))];
    }
}
