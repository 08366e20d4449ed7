package com.acme.cache;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Map;

/** The address of the cache node was looked up before the snapshot; it changes at the next fail-over. */
public class CacheHandler implements RequestHandler<Map<String, String>, Boolean> {
    private final InetAddress node;

    public CacheHandler() throws UnknownHostException {
        node = InetAddress.getByName("sessions.abc.cache.amazonaws.com"); // expect: host-identity-in-snapshot
    }

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        try (Socket socket = new Socket(node, 6379)) {
            socket.getOutputStream().write(("EXISTS " + event.get("session") + "\r\n").getBytes());
            return socket.getInputStream().read() == ':' && socket.getInputStream().read() == '1';
        } catch (IOException e) {
            return false;
        }
    }
}
