package com.acme.cards;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** All clones deal the same hands in the same order. */
public class DeckHandler implements RequestHandler<Map<String, Integer>, List<String>> {
    private static final Random RANDOM = new Random(); // expect: prng-state-in-snapshot
    private static final List<String> CARDS = new ArrayList<>();

    static {
        for (char suit : "SHDC".toCharArray()) {
            for (char rank : "23456789TJQKA".toCharArray()) {
                CARDS.add("" + rank + suit);
            }
        }
    }

    @Override
    public List<String> handleRequest(Map<String, Integer> event, Context context) {
        List<String> deck = new ArrayList<>(CARDS);
        Collections.shuffle(deck, RANDOM);
        return deck.subList(0, event.get("cards"));
    }
}
