package com.acme.report;

public class Reports {
    private Thread warmer;

    /** For programs that want the templates before the first request; this one does not call it. */
    public void setWarmer(Thread warmer) {
        this.warmer = warmer;
    }

    void prepare() {
        if (warmer != null) {
            warmer.start(); // note: thread-or-timer-in-snapshot
        }
    }

    void check() {
        System.out.println("alive");
    }

    String render(String name) {
        return "<h1>" + name + "</h1>";
    }
}
