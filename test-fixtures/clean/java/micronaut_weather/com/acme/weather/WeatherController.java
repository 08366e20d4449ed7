package com.acme.weather;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

@Controller("/weather")
public class WeatherController {
    private final StationDirectory stations;
    private final Comfort comfort;

    @Inject
    public WeatherController(StationDirectory stations, Comfort comfort) {
        this.stations = stations;
        this.comfort = comfort;
    }

    @Get("/{station}")
    public HttpResponse<Map<String, Object>> comfort(
            @PathVariable String station, @QueryValue double celsius, @QueryValue double wind) {
        Optional<StationDirectory.Station> found = stations.find(station);
        return found.<HttpResponse<Map<String, Object>>>map(s -> HttpResponse.ok(Map.of(
                        "station", s.name(),
                        "metres", s.metres(),
                        "feelsLike", comfort.feelsLike(celsius, wind),
                        "boilingPoint", comfort.boilingPoint(s.metres()))))
                .orElseGet(HttpResponse::notFound);
    }
}
