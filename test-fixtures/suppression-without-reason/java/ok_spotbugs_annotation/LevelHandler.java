package com.acme.levels;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import java.util.Map;
import java.util.Random;

/** The annotation for the SpotBugs plugin of AWS is honoured. */
public class LevelHandler implements RequestHandler<Map<String, Integer>, Integer> {
    @SuppressFBWarnings(value = "AWS_LAMBDA_SNAP_START_BUG", justification = "all players see the same level")
    private static final Random LEVELS = new Random();

    @Override
    public Integer handleRequest(Map<String, Integer> event, Context context) {
        return event.get("level") * 100 + LEVELS.nextInt(100);
    }
}
