package com.acme.build;

import com.google.common.eventbus.Subscribe;

class Progress {
    private final long begun = System.nanoTime();
    private long took;

    @Subscribe
    public void built(String target) {
        took = System.nanoTime() - begun;
    }

    String text() {
        return took + " ns";
    }
}
