// Filters of a client run for each request, mappings of a flow for each subscriber.
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Configuration
class Gateway {
  private final Mono<String> nextId = Mono.just("order-").map(prefix -> prefix + UUID.randomUUID());
  private final Flux<String> ticks =
      Flux.interval(Duration.ofSeconds(1)).filter(n -> n > 0).map(n -> n + "-" + UUID.randomUUID());

  @Bean
  WebClient gateway(WebClient.Builder builder) {
    return builder
        .filter((request, next) ->
            next.exchange(ClientRequest.from(request).header("X-Request-Id", UUID.randomUUID().toString()).build()))
        .build();
  }

  @Bean
  WebClient audit() {
    var builder = WebClient.builder().baseUrl("https://audit.example");
    return builder.filter((request, next) ->
        next.exchange(ClientRequest.from(request).header("X-Audit", UUID.randomUUID().toString()).build())).build();
  }

  private Mono<String> traced(String text) {
    return Mono.just(text).map(t -> t + UUID.randomUUID());
  }

  private final Mono<String> banner = traced("banner").filter(text -> text.length() > UUID.randomUUID().variant());

  Flux<String> answer() {
    return ticks.concatWith(nextId).concatWith(banner);
  }
}
