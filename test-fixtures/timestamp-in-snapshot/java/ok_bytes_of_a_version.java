package com.acme.index;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** The image of an index begins with its version, the time at which it was written: eight bytes among others. */
public class SearchHandler implements RequestHandler<Map<String, String>, String> {
    static final class Image {
        private final byte[] bytes = new byte[64];
        private int size;

        void write(byte b) {
            bytes[size++] = b;
        }

        void writeLong(long value) {
            for (int shift = 56; shift >= 0; shift -= 8) {
                write((byte) (value >>> shift));
            }
        }

        int at(int index) {
            return bytes[index] & 0xff;
        }
    }

    private static final Image IMAGE = new Image();

    static {
        IMAGE.writeLong(System.currentTimeMillis()); // note: timestamp-in-snapshot
        IMAGE.writeLong(17);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return "byte " + IMAGE.at(Integer.parseInt(event.get("index")));
    }
}
