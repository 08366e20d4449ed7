package com.acme.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedGenerator;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Time-ordered ids; node address and clock sequence of the generator are the same in all clones. */
@RestController
public class EventController {
    private final TimeBasedGenerator ids = Generators.timeBasedGenerator(); // expect: stateful-id-generator

    @PostMapping("/events")
    public Map<String, String> append(@RequestBody Map<String, String> event) {
        return Map.of("id", ids.generate().toString(), "kind", event.get("kind"));
    }
}
