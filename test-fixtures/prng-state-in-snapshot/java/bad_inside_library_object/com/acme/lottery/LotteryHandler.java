package com.acme.lottery;

import com.acme.rng.RngLib;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.TreeSet;

public class LotteryHandler implements RequestHandler<Map<String, String>, TreeSet<Integer>> {
    private static final RngLib NUMBERS = new RngLib(49);

    @Override
    public TreeSet<Integer> handleRequest(Map<String, String> event, Context context) {
        TreeSet<Integer> drawn = new TreeSet<>();
        while (drawn.size() < 6) {
            drawn.add(1 + NUMBERS.draw());
        }
        return drawn;
    }
}
