package com.acme.report;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.text.SimpleDateFormat;
import java.util.Date;

/** One Date for all calls, set anew by each of them. */
public class Formatter implements RequestHandler<Long, String> {
    private final SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd");
    private final Date scratch = new Date();

    @Override
    public synchronized String handleRequest(Long seconds, Context context) {
        scratch.setTime(seconds * 1000);
        return format.format(scratch);
    }
}
