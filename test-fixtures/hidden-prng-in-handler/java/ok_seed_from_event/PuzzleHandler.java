package com.acme.puzzles;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** The puzzle of a day is the same for everybody: its number is the seed. */
public class PuzzleHandler implements RequestHandler<Map<String, Long>, List<Integer>> {
    @Override
    public List<Integer> handleRequest(Map<String, Long> event, Context context) {
        long day = event.get("day");
        Random order = new Random(day);
        SplittableRandom rotation = new SplittableRandom(day * 31);
        List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
        Collections.shuffle(numbers, order);
        Collections.rotate(numbers, rotation.nextInt(9));
        return numbers;
    }
}
