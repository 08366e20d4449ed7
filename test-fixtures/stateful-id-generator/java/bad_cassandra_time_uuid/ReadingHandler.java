package com.acme.readings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.datastax.oss.driver.api.core.uuid.Uuids;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The driver's class counts ticks and keeps a clock sequence; both are captured with it. */
public class ReadingHandler implements RequestHandler<List<Double>, List<String>> {
    private static final UUID BEGINNING = Uuids.startOf(0L);

    @Override
    public List<String> handleRequest(List<Double> values, Context context) {
        return values.stream()
                .filter(value -> value > -273.15)
                .map(value -> Uuids.timeBased() + "=" + value + ">" + BEGINNING) // expect: stateful-id-generator
                .collect(Collectors.toList());
    }
}
