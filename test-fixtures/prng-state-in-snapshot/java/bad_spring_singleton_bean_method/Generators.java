package shop;

import java.util.Random;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;

@Configuration
public class Generators {
  @Bean
  @Scope("singleton")
  @Lazy(false)
  public Random dice() {
    return new Random(); // expect: prng-state-in-snapshot
  }
}
