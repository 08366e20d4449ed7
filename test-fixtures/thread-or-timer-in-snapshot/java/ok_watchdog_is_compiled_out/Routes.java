package com.acme.routes;

import java.util.Map;
import java.util.TreeMap;

final class Routes {
    private final Map<String, String> targets = new TreeMap<>();

    void load(Runnable progress) {
        targets.put("/", "index");
        if (progress == null) {
            return;
        }
        new Thread(progress).start();
    }

    void check() {
        if (targets.isEmpty()) throw new IllegalStateException("no routes");
    }

    String find(String path) {
        return targets.get(path);
    }
}
