package com.acme.bandit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Too far away: the comment belongs to the field below it. */
public class BanditHandler implements RequestHandler<Map<String, String>, String> {
    // expect: unused-suppression
    // snapcheck: ignore[prng-state-in-snapshot] only picks the colour of a banner
    private static final List<String> COLOURS = List.of("teal", "coral", "amber");
    private static final Random RANDOM = new Random(); // expect: prng-state-in-snapshot

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return COLOURS.get(RANDOM.nextInt(COLOURS.size())) + ":" + event.get("text");
    }
}
