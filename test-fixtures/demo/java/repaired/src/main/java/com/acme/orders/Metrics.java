package com.acme.orders;

import io.snapcheck.hooks.Hooks;
import io.snapcheck.hooks.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;

/** Counters, sent to the statsd agent beside the function. */
class Metrics implements Resource {
    private String host;
    private DatagramChannel channel;

    Metrics() {
        try {
            open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Hooks.register(this);
    }

    private void open() throws IOException {
        host = InetAddress.getLocalHost().getHostName();
        channel = DatagramChannel.open();
        channel.connect(new InetSocketAddress("127.0.0.1", 8125));
    }

    @Override
    public void beforeCheckpoint() throws IOException {
        channel.close();
    }

    @Override
    public void afterRestore() throws IOException {
        open();
    }

    void count(String name) {
        try {
            channel.write(ByteBuffer.wrap((host + "." + name + ":1|c").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            // Nobody listens: a lost counter is no reason to lose an order.
        }
    }
}
