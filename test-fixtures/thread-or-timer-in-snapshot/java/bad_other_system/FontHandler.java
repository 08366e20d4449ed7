package com.acme.font;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Locale;
import java.util.Map;
import java.util.Timer;

/** What only another system than Linux runs is a note, however the name of the system is asked for. */
public class FontHandler implements RequestHandler<Map<String, String>, String> {
    private static final String OS = System.getProperty("os.name", "unknown").toLowerCase(Locale.ROOT);
    private static final boolean WINDOWS = OS.contains("win");
    private final Finder finder = finder();
    private Timer registry;
    private Timer links;

    public FontHandler() {
        if (WINDOWS) {
            registry = new Timer("registry", true); // note: thread-or-timer-in-snapshot
        }
        if (OS.startsWith("linux")) {
            links = new Timer("links", true); // expect: thread-or-timer-in-snapshot
        }
        finder.watch();
    }

    private static Finder finder() {
        final String name = System.getProperty("os.name");
        if (name.startsWith("Windows")) {
            return new WindowsFinder();
        } else if ("Mac OS X".equals(name)) {
            return new MacFinder();
        } else {
            return new UnixFinder();
        }
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return finder + event.get("font") + registry + links;
    }
}
