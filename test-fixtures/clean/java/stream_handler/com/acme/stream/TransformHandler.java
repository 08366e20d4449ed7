package com.acme.stream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Rewrites lines of text, with a filter for each kind of line. */
public class TransformHandler implements RequestStreamHandler {
    private static final Charset CHARSET = StandardCharsets.UTF_8;
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Map<String, UnaryOperator<String>> FILTERS = new LinkedHashMap<>();

    static {
        FILTERS.put("#", line -> "");
        FILTERS.put("!", String::toUpperCase);
        FILTERS.put("\t", String::strip);
        FILTERS.put("", TransformHandler::collapse);
    }

    private long lines;
    private Instant lastSlowRequest;

    private static String collapse(String line) {
        return line.replaceAll("\\s+", " ");
    }

    private static String transform(String line) {
        for (Map.Entry<String, UnaryOperator<String>> filter : FILTERS.entrySet()) {
            if (line.startsWith(filter.getKey())) {
                return filter.getValue().apply(line);
            }
        }
        return line;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        LambdaLogger log = context.getLogger();
        long start = System.nanoTime();
        int count = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(input, CHARSET));
                Writer writer = new OutputStreamWriter(output, CHARSET)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                writer.write(transform(line));
                writer.write('\n');
                count++;
            }
        }
        lines += count;
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (took.compareTo(SLOW) > 0) {
            String previous = lastSlowRequest == null ? "never" : lastSlowRequest.toString();
            lastSlowRequest = Instant.now();
            log.log("slow: " + took.toMillis() + " ms for " + count + " lines, before: " + previous);
        }
        log.log(lines + " lines so far, request " + context.getAwsRequestId());
    }
}
