package com.acme.bot;

import java.time.Instant;
import java.time.Duration;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

public class Bot extends ListenerAdapter {
    private static Instant started;

    public static void main(String[] args) throws Exception {
        started = Instant.now(); // expect: timestamp-in-snapshot
        JDA jda = JDABuilder.createDefault(System.getenv("TOKEN")).addEventListeners(new Bot()).build();
        jda.awaitReady();
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        event.getChannel().sendMessage("up for " + Duration.between(started, Instant.now())).queue();
    }
}
