package com.acme.seats;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** shuffle without a generator uses a hidden one of the class Collections. */
public class SeatHandler implements RequestHandler<List<String>, List<String>> {
    private static final List<String> RESERVED = List.of("1A", "1B");

    @Override
    public List<String> handleRequest(List<String> free, Context context) {
        List<String> seats = new ArrayList<>(free);
        seats.removeAll(RESERVED);
        Collections.shuffle(seats); // expect: hidden-prng-in-handler
        return seats.subList(0, Math.min(4, seats.size()));
    }
}
