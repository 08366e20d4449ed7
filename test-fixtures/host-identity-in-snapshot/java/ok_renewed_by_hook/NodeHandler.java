package com.acme.nodes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

public class NodeHandler implements RequestHandler<Map<String, String>, String> {
    private final Identity identity = new Identity();

    public NodeHandler() {
        Core.getGlobalContext().register(identity);
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return identity.host + "/" + identity.pid + "/" + event.get("job");
    }

    static class Identity implements Resource {
        private String host;
        private long pid;

        Identity() {
            refresh();
        }

        final void refresh() {
            pid = ProcessHandle.current().pid();
            try {
                host = InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                host = "unknown";
            }
        }

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
            refresh();
        }
    }
}
