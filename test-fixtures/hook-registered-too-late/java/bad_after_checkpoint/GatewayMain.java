package com.acme.gateway;

import java.security.SecureRandom;
import java.util.Random;
import java.util.Scanner;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** The two statements of main stand in the wrong order. */
public class GatewayMain implements Resource {
    private static final GatewayMain GATEWAY = new GatewayMain();

    private final Random random = new Random(); // expect: prng-state-in-snapshot

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        random.setSeed(new SecureRandom().nextLong());
    }

    public static void main(String[] args) throws Exception {
        Core.checkpointRestore();
        Core.getGlobalContext().register(GATEWAY); // expect: hook-registered-too-late

        Scanner requests = new Scanner(System.in);
        while (requests.hasNextLine()) {
            System.out.println(requests.nextLine() + " -> backend " + GATEWAY.random.nextInt(8));
        }
    }
}
