package com.acme.heartbeat;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.crac.Core;

/** Work begins when checkpointRestore() has returned. */
public class HeartbeatMain {
    private int beats;

    private void beat() {
        beats++;
        System.out.println("beat " + beats);
    }

    public static void main(String[] args) throws Exception {
        HeartbeatMain main = new HeartbeatMain();
        ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

        Core.checkpointRestore();

        Thread watcher = new Thread(() -> System.out.println("watching " + main.beats));
        watcher.start();
        scheduler.scheduleAtFixedRate(main::beat, 0, 5, TimeUnit.SECONDS);
    }
}
