package com.acme.calendar;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.TimeZone;

/** Calendars are born with the current time; these are set to a date of the program. */
public class Holidays implements RequestHandler<Date, Boolean> {
    private static final Date EPOCH_OF_RULES;
    private final Date cutOver;
    private final long fiscalYear;

    static {
        Calendar calendar = Calendar.getInstance();
        calendar.setTimeZone(TimeZone.getTimeZone("GMT"));
        calendar.set(2000, Calendar.JANUARY, 1, 0, 0, 0);
        calendar.set(Calendar.MILLISECOND, 0);
        EPOCH_OF_RULES = calendar.getTime();
    }

    public Holidays() {
        Calendar calendar = new GregorianCalendar();
        calendar.set(Calendar.YEAR, 2024);
        calendar.set(Calendar.MONTH, Calendar.JULY);
        calendar.set(Calendar.DAY_OF_MONTH, 1);
        cutOver = calendar.getTime();
        Calendar fiscal = Calendar.getInstance();
        fiscal.setTimeInMillis(1711929600000L);
        fiscalYear = fiscal.getTimeInMillis();
    }

    @Override
    public Boolean handleRequest(Date day, Context context) {
        return day.after(cutOver) && day.after(EPOCH_OF_RULES) && day.getTime() > fiscalYear;
    }
}
