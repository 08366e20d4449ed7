package com.acme.templates;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Readers, writers and streams over memory and the console hold no file. */
public class TemplateHandler implements RequestHandler<Map<String, String>, String> {
    private static final PrintStream CONSOLE = System.out;
    private static final PrintWriter OUT = new PrintWriter(System.out, true);
    private static final InputStream EMPTY = new ByteArrayInputStream(new byte[0]);

    private final BufferedReader template = new BufferedReader(new StringReader("Dear {name},\nyour order is ready.\n"));
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private String text;

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        if (text == null) {
            text = template.lines().collect(Collectors.joining("\n"));
        }
        buffer.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        OUT.println(buffer.size());
        CONSOLE.println(EMPTY.getClass());
        return text.replace("{name}", event.get("name"));
    }
}
