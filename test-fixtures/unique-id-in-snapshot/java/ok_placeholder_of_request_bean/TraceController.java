package com.acme.trace;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TraceController {
    private final Trace trace;

    @Value("${trace.header:X-Trace}")
    private String header;

    public TraceController(Trace trace) {
        this.trace = trace;
    }

    @GetMapping("/trace")
    public String trace() {
        return header + ": " + trace.id();
    }
}
