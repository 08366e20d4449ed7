package com.acme.names;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.snapcheck.hooks.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.io.IOException;
import java.util.List;

/** The class implements the interface, and nobody hands it to Hooks.register. */
public class Names implements RequestHandler<String, String>, Resource {
    private List<String> names = List.of();

    @Override
    public void beforeCheckpoint() {}

    @Override
    public void afterRestore() throws IOException { // expect: hook-never-registered
        names = Files.readAllLines(Path.of("/opt/names.txt"));
    }

    @Override
    public String handleRequest(String event, Context context) {
        return names.contains(event) ? event : "";
    }
}
