package com.acme.answer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.Random;
import java.util.Timer;
import java.util.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One generator only says how long to wait, though a log line says so, too; the other one makes numbers of answers. */
public class AnswerHandler implements RequestHandler<Map<String, String>, String> {
    private static final Random RANDOM = new Random(); // note: prng-state-in-snapshot
    private static final Random NUMBERS = new Random(); // expect: prng-state-in-snapshot
    private final Logger logger = LoggerFactory.getLogger(AnswerHandler.class);

    static Random random() {
        return RANDOM;
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        int delay = event.isEmpty() ? 0 : 20 + random().nextInt(100);
        if (delay < 0) {
            delay = 0;
        }
        logger.trace("chosen delay={}", delay);
        Timer timer = new Timer(true);
        timer.schedule(new Answer(), delay);
        return "answer " + NUMBERS.nextLong();
    }

    private static class Answer extends TimerTask {
        @Override
        public void run() {
            System.out.println("answer");
        }
    }
}
