package com.acme.raffle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;

/** The process id does not change in a restore: the branch is never taken. */
public class RaffleHandler implements RequestHandler<List<String>, String> {
    private Random random = new Random(); // expect: prng-state-in-snapshot
    private long pid = ProcessHandle.current().pid();

    @Override
    public String handleRequest(List<String> participants, Context context) {
        if (ProcessHandle.current().pid() != pid) { // expect: fork-guard-is-not-restore-guard
            random = new Random(new SecureRandom().nextLong());
            pid = ProcessHandle.current().pid();
        }
        return participants.get(random.nextInt(participants.size()));
    }
}
