// Mappings of a flow that init code asks, of streams and optionals, and what a filter has from outside.
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@Configuration
class Gateway {
  private final String first =
      Mono.just("order-").map(prefix -> prefix + UUID.randomUUID()).block(); // expect: unique-id-in-snapshot
  private final List<String> names =
      List.of("a", "b").stream().map(name -> name + UUID.randomUUID()).toList(); // expect: unique-id-in-snapshot
  private final Optional<String> tag =
      Optional.of("tag-").map(prefix -> prefix + UUID.randomUUID()); // expect: unique-id-in-snapshot
  private final String second = traced("banner").block(); // expect: unique-id-in-snapshot

  private Mono<String> traced(String text) {
    Mono<String> named = Mono.just(text).map(t -> t + UUID.randomUUID());
    return named.filter(t -> !t.isEmpty());
  }

  @Bean
  WebClient gateway(WebClient.Builder builder) {
    String instance = UUID.randomUUID().toString(); // expect: unique-id-in-snapshot
    return builder
        .filter((request, next) ->
            next.exchange(ClientRequest.from(request).header("X-Instance", instance).build()))
        .build();
  }

  String answer() {
    return first + names + tag + second;
  }
}
