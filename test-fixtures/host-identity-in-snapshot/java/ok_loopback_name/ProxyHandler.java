package com.acme.proxy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The loopback address is the same on every machine. */
public class ProxyHandler implements RequestHandler<String, String> {
    private final InetAddress sidecar;

    public ProxyHandler() throws UnknownHostException {
        sidecar = InetAddress.getByName("127.0.0.1");
    }

    @Override
    public String handleRequest(String path, Context context) {
        return "http:/" + sidecar + ":2772" + path;
    }
}
