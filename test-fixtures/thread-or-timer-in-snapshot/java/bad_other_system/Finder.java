package com.acme.font;

import java.util.Timer;

interface Finder {
    void watch();
}

class WindowsFinder implements Finder {
    private Timer timer;

    @Override
    public void watch() {
        timer = new Timer("C:/Windows/Fonts", true); // note: thread-or-timer-in-snapshot
    }
}

class MacFinder implements Finder {
    private Timer timer;

    @Override
    public void watch() {
        timer = new Timer("/Library/Fonts", true); // note: thread-or-timer-in-snapshot
    }
}

class UnixFinder implements Finder {
    private Timer timer;

    @Override
    public void watch() {
        timer = new Timer("/usr/share/fonts", true); // expect: thread-or-timer-in-snapshot
    }
}
