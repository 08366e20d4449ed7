package com.acme.graphite;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.util.List;

public class MetricHandler implements RequestHandler<List<String>, Integer> {
    private static final GraphiteWriter WRITER = new GraphiteWriter("graphite.internal", 2003);

    @Override
    public Integer handleRequest(List<String> lines, Context context) {
        try {
            for (String line : lines) {
                WRITER.write(line);
            }
            return lines.size();
        } catch (IOException e) {
            throw new IllegalStateException("graphite is gone", e);
        }
    }
}
