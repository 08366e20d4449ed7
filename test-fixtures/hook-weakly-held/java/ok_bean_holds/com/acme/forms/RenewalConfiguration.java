package com.acme.forms;

import java.security.SecureRandom;
import java.util.Random;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The container holds both beans for good. */
@Configuration
public class RenewalConfiguration {
    @Bean
    public Random bannerRandom() {
        return new Random();
    }

    @Bean
    public Resource bannerRenewal(Random bannerRandom) {
        Resource renewal = new Resource() {
            @Override
            public void beforeCheckpoint(Context<? extends Resource> context) {
            }

            @Override
            public void afterRestore(Context<? extends Resource> context) {
                bannerRandom.setSeed(new SecureRandom().nextLong());
            }
        };
        Core.getGlobalContext().register(renewal);
        return renewal;
    }
}
