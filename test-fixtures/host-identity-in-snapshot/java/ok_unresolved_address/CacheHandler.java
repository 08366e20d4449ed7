package com.acme.cache;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;

/** The name is kept, and resolved for each connection; the loopback address is everywhere the same. */
public class CacheHandler implements RequestHandler<Map<String, String>, Boolean> {
    private static final InetSocketAddress NODE = InetSocketAddress.createUnresolved("sessions.internal", 6379);
    private static final InetAddress SIDECAR = InetAddress.getLoopbackAddress();

    @Override
    public Boolean handleRequest(Map<String, String> event, Context context) {
        boolean local = "local".equals(event.get("tier"));
        InetSocketAddress address = local
                ? new InetSocketAddress(SIDECAR, 6379)
                : new InetSocketAddress(NODE.getHostString(), NODE.getPort());
        try (Socket socket = new Socket()) {
            socket.connect(address, 500);
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
