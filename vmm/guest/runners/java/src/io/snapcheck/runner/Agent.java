package io.snapcheck.runner;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The two pipes of ../../PROTOCOL.md. Java cannot use inherited descriptors, so it opens them by their names. */
final class Agent {
    private final BufferedReader in;
    private final OutputStream out;

    Agent() throws IOException {
        in = new BufferedReader(new InputStreamReader(new FileInputStream("/dev/fd/3"), StandardCharsets.UTF_8));
        out = new FileOutputStream("/dev/fd/4");
    }

    void send(Map<String, Object> message) throws IOException {
        line("send " + Json.write(message));
    }

    /** The next request, or null at the end. */
    Object receive() throws IOException {
        line("receive");
        return answer("message");
    }

    /** Returns in the original or in a clone, with what the agent says about it. */
    Map<?, ?> snapshot() throws IOException {
        line("snapshot");
        return (Map<?, ?>) answer("restored");
    }

    private void line(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Object answer(String verb) throws IOException {
        String line = in.readLine();
        if (line == null) {
            return null;
        }
        if (!line.startsWith(verb + " ")) {
            throw new IOException("the agent answered " + line + " where " + verb + " was expected");
        }
        return Json.read(line.substring(verb.length() + 1));
    }
}
