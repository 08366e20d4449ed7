package com.acme.workers;

import java.net.InetAddress;
import java.util.Map;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class WorkerController implements InitializingBean {
    private String worker;

    @Override
    public void afterPropertiesSet() throws Exception {
        InetAddress self = InetAddress.getLocalHost(); // expect: host-identity-in-snapshot
        worker = "worker@" + self.getHostAddress();
    }

    @GetMapping("/worker")
    public Map<String, String> worker() {
        return Map.of("worker", worker);
    }
}
