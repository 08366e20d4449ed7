package com.acme.report;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Date;

/** The first call of a clone says how long ago the snapshot was taken. */
public class LastCall implements RequestHandler<Long, String> {
    private final Date last = new Date(); // expect: timestamp-in-snapshot

    @Override
    public synchronized String handleRequest(Long now, Context context) {
        String answer = "last call: " + last;
        last.setTime(now);
        return answer;
    }
}
