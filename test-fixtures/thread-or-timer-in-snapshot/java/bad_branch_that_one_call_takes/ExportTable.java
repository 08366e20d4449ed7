package com.acme.exports;

import java.util.concurrent.ConcurrentHashMap;
import java.util.Map;

class ExportTable {
    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    private Thread reaper;

    void add(Target target) {
        targets.put(target.name(), target);
        if (!target.isPermanent()) {
            keepAlive();
        }
        if (target.owner() != null) {
            watch(target.owner());
        }
    }

    private void keepAlive() {
        reaper = new Thread(this::collect, "reaper");
        reaper.start(); // expect: thread-or-timer-in-snapshot
    }

    private void watch(String owner) {
        Thread watcher = new Thread(() -> System.out.println(owner), "watcher");
        watcher.start(); // expect: thread-or-timer-in-snapshot
    }

    private void collect() {
        targets.values().removeIf(target -> !target.isPermanent());
    }

    String render() {
        return targets.keySet().toString();
    }
}
