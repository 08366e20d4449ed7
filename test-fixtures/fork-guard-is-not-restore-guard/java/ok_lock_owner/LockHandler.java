package com.acme.locks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The process id of a lock file tells whether its owner still lives. */
public class LockHandler implements RequestHandler<Map<String, String>, String> {
    private static final Path LOCKS = Path.of("/tmp/locks");

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        try {
            long owner = Long.parseLong(Files.readString(LOCKS.resolve(event.get("job") + ".lock")).trim());
            boolean alive = ProcessHandle.of(owner).map(ProcessHandle::isAlive).orElse(false);
            return alive ? "held by " + owner : "stale";
        } catch (IOException e) {
            return "free";
        }
    }
}
