package com.acme.nodes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HexFormat;
import java.util.Map;

/** A worker number from the network card: the clones have one card between them. */
public class NodeIdHandler implements RequestHandler<Map<String, String>, String> {
    private final String nodeId;
    private long sequence;

    public NodeIdHandler() throws SocketException {
        byte[] mac = NetworkInterface.getByName("eth0").getHardwareAddress(); // expect: host-identity-in-snapshot
        nodeId = HexFormat.of().formatHex(mac);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        sequence++;
        return event.get("kind") + "-" + nodeId + "-" + sequence;
    }
}
