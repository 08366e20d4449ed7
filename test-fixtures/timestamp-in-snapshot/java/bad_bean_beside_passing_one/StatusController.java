package shop;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class StatusController {
    private final Uptime uptime;

    public StatusController(Uptime uptime) {
        this.uptime = uptime;
    }

    @GetMapping("/status")
    public String status() {
        return "up for " + uptime.seconds() + " s";
    }
}
