package com.acme.shop;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class NodeController {
    private final NodeName node;

    public NodeController(NodeName node) {
        this.node = node;
    }

    @GetMapping("/node")
    public Map<String, String> node() {
        return Map.of("name", node.name());
    }
}
