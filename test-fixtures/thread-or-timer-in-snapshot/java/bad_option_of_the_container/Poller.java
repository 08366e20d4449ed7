package com.acme.poll;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;
import javax.annotation.PostConstruct;

/** The container calls the setter with what the configuration says: nobody in the tree does. */
@Component
@ConfigurationProperties("poll")
public class Poller {
    private boolean background;

    public void setBackground(boolean background) {
        this.background = background;
    }

    @PostConstruct
    public void start() {
        if (background) {
            new Thread(this::poll).start(); // expect: thread-or-timer-in-snapshot
        }
    }

    private void poll() {
        System.out.println("polling");
    }
}
