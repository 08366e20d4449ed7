package com.acme.start;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Written to the log during start-up and not kept. */
public class StartHandler implements RequestHandler<Map<String, String>, Integer> {
    private static final Logger log = LoggerFactory.getLogger(StartHandler.class);

    static {
        String process = ManagementFactory.getRuntimeMXBean().getName();
        log.info("initialised by {}, process {}", process, ProcessHandle.current().pid());
    }

    @Override
    public Integer handleRequest(Map<String, String> event, Context context) {
        log.info("{} keys", event.size());
        return event.size();
    }
}
