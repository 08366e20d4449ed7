package com.acme.shuffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.snapcheck.hooks.SnapSafeRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A generator that every clone seeds anew, in place: also where it is handed on as a Random. */
public class Shuffler implements RequestHandler<List<String>, List<String>> {
    private final Random generator = new SnapSafeRandom();

    @Override
    public List<String> handleRequest(List<String> items, Context context) {
        List<String> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, generator);
        return shuffled.subList(0, generator.nextInt(shuffled.size()));
    }
}
