package com.acme.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;

/** Counters, sent to the statsd agent beside the function. */
class Metrics {
    private final String host;
    private final DatagramChannel channel;

    Metrics() {
        try {
            host = InetAddress.getLocalHost().getHostName(); // expect: host-identity-in-snapshot
            channel = DatagramChannel.open();
            channel.connect(new InetSocketAddress("127.0.0.1", 8125)); // expect: connection-in-snapshot
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void count(String name) {
        try {
            channel.write(ByteBuffer.wrap((host + "." + name + ":1|c").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            // Nobody listens: a lost counter is no reason to lose an order.
        }
    }
}
