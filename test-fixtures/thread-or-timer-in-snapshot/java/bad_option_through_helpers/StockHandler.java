package com.acme.stock;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.Map;
import java.util.Timer;

/** The watchdog and the reporter are off, whichever way that is read; the poller is on unless somebody says otherwise. */
public class StockHandler implements RequestHandler<Map<String, String>, String> {
    private static final String REPORT = text("stock.report");
    private static final boolean REPORTING = REPORT != null && (REPORT.isEmpty() || REPORT.equalsIgnoreCase("true"));
    private final Timer watchdog;
    private final Timer reporter;
    private final Timer poller;

    public StockHandler() {
        watchdog = flag("stock.watchdog", false) ? new Timer("watchdog", true) : null; // note: thread-or-timer-in-snapshot
        reporter = REPORTING ? new Timer("reporter", true) : null; // note: thread-or-timer-in-snapshot
        poller = flag("stock.poller", true) ? new Timer("poller", true) : null; // expect: thread-or-timer-in-snapshot
    }

    private static String text(String name) {
        return AccessController.doPrivileged((PrivilegedAction<String>) () -> System.getProperty(name));
    }

    private static boolean flag(String name, boolean byDefault) {
        return parse(System.getProperty(name, null), byDefault);
    }

    private static boolean parse(String value, boolean byDefault) {
        if (value == null) {
            return byDefault;
        }
        return value.length() == 3 && value.equals("yes");
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return event.get("item") + (watchdog == null) + (reporter == null) + (poller == null);
    }
}
