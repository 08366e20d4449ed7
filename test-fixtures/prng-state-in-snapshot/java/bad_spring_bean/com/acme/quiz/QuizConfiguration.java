package com.acme.quiz;

import java.util.Random;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
public class QuizConfiguration {
    @Bean
    public Random questionRandom() {
        return new Random(); // expect: prng-state-in-snapshot
    }
}
