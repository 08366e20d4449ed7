package com.acme.backup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Here the words mean the restore of a backup, and the application calls the methods itself. */
public class BackupHandler implements RequestHandler<Map<String, String>, List<String>> {
    private final List<String> journal = new ArrayList<>();

    void beforeCheckpoint(String volume) {
        journal.add("checkpoint of " + volume);
    }

    void afterRestore(String volume) {
        journal.add("restored " + volume);
    }

    @Override
    public List<String> handleRequest(Map<String, String> event, Context context) {
        String volume = event.get("volume");
        beforeCheckpoint(volume);
        if ("restore".equals(event.get("action"))) {
            afterRestore(volume);
        }
        return List.copyOf(journal);
    }
}
