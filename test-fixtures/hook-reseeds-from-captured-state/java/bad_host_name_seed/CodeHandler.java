package com.acme.codes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Random;
import org.crac.Core;
import org.crac.Resource;

/** The host's name is good for telling machines apart, but the clones are one machine. */
public class CodeHandler implements RequestHandler<Map<String, String>, Integer>, Resource {
    private Random random = new Random();

    public CodeHandler() {
        Core.getGlobalContext().register(this);
    }

    private static long hostSeed() throws UnknownHostException {
        return InetAddress.getLocalHost().getHostName().hashCode();
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) throws UnknownHostException {
        random = new Random(hostSeed()); // expect: hook-reseeds-from-captured-state
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        return event.get("phone").hashCode() ^ random.nextInt();
    }
}
