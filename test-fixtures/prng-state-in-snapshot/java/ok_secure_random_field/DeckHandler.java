package com.acme.cards;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** SecureRandom takes its bytes from the operating system; it may be kept, also under its parent's name. */
public class DeckHandler implements RequestHandler<Map<String, Integer>, List<String>> {
    private static final SecureRandom SECURE = new SecureRandom();

    private final Random random = new SecureRandom();
    private final Random shared = SECURE;

    @Override
    public List<String> handleRequest(Map<String, Integer> event, Context context) {
        List<String> deck = new ArrayList<>(List.of("AS", "KS", "QS", "JS", "TS"));
        Collections.shuffle(deck, random);
        Collections.swap(deck, shared.nextInt(deck.size()), 0);
        return deck.subList(0, event.get("cards"));
    }
}
