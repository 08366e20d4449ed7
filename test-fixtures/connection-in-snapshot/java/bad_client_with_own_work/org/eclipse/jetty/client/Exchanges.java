package org.eclipse.jetty.client;

import java.util.ArrayList;
import java.util.List;

/** What runs when an exchange is over. */
public class Exchanges {
    private static final List<Runnable> FINISHED = new ArrayList<>();

    void whenFinished(Runnable work) {
        FINISHED.add(work);
    }

    static void finished() {
        FINISHED.forEach(Runnable::run);
    }
}
