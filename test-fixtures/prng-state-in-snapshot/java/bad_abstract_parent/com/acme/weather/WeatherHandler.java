package com.acme.weather;

import com.acme.base.SampledHandler;
import java.util.Map;

public class WeatherHandler extends SampledHandler<Map<String, Double>, Double> {
    @Override
    protected Double serve(Map<String, Double> event) {
        double celsius = event.get("celsius");
        double wind = event.getOrDefault("wind", 0.0);
        return 13.12 + 0.6215 * celsius - 11.37 * Math.pow(wind, 0.16) + 0.3965 * celsius * Math.pow(wind, 0.16);
    }
}
