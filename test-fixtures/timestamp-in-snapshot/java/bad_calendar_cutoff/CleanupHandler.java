package com.acme.cleanup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

/** The cut-off moves away from today by one day each day. */
public class CleanupHandler implements RequestHandler<List<Date>, List<Date>> {
    private final Date cutOff;

    public CleanupHandler() {
        Calendar calendar = Calendar.getInstance(); // expect: timestamp-in-snapshot
        calendar.add(Calendar.DAY_OF_MONTH, -30);
        cutOff = calendar.getTime();
    }

    @Override
    public List<Date> handleRequest(List<Date> created, Context context) {
        return created.stream().filter(cutOff::after).collect(Collectors.toList());
    }
}
