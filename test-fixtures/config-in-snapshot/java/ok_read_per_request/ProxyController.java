// snapcheck-args: --platform crac
package com.acme.proxy;

import java.net.URI;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ProxyController {
    private static final String FALLBACK = "http://localhost:9000";

    private static String upstream() {
        String url = System.getenv("UPSTREAM_URL");
        return url == null ? FALLBACK : url;
    }

    @GetMapping("/proxy/{path}")
    public URI target(@PathVariable String path) {
        return URI.create(upstream() + "/" + path);
    }
}
