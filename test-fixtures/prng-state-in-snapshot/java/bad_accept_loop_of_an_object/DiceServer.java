package com.acme.dice;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;

public class DiceServer implements Runnable {
    private final Random random = new Random(); // expect: prng-state-in-snapshot
    private final int port;

    DiceServer(int port) {
        this.port = port;
    }

    @Override
    public void run() {
        try (ServerSocket listener = new ServerSocket(port)) {
            while (!Thread.currentThread().isInterrupted()) {
                answer(listener.accept());
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void answer(Socket peer) throws IOException {
        peer.getOutputStream().write(1 + random.nextInt(6));
        peer.close();
    }

    public static void main(String[] args) {
        new Thread(new DiceServer(7000)).start(); // expect: thread-or-timer-in-snapshot
    }
}
