package shop;

import org.springframework.stereotype.Component;

/** The object that it makes is gone at once; the container has one of the class as well. */
@Component
public class SelfTest {
    public SelfTest() {
        if (new Uptime().seconds() < 0) {
            throw new IllegalStateException("the clock goes backwards");
        }
    }
}
