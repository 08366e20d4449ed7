package com.acme.orders;

import java.util.Random;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Service;

@Service
@Scope("singleton")
public class Tokens {
    private final Random random = new Random(); // expect: prng-state-in-snapshot

    public String next() {
        return Long.toHexString(random.nextLong());
    }
}
