package com.acme.weather;

import io.micronaut.context.annotation.Context;
import java.util.concurrent.atomic.LongAdder;

@Context
public class Comfort {
    private static final double KELVIN = 273.15;
    private static final double[] WIND_CHILL = {13.12, 0.6215, -11.37, 0.3965};

    private final LongAdder computed = new LongAdder();

    public double feelsLike(double celsius, double kilometresPerHour) {
        computed.increment();
        if (celsius > 10 || kilometresPerHour < 4.8) {
            return celsius;
        }
        double power = Math.pow(kilometresPerHour, 0.16);
        return WIND_CHILL[0] + WIND_CHILL[1] * celsius + WIND_CHILL[2] * power + WIND_CHILL[3] * celsius * power;
    }

    public double boilingPoint(int metres) {
        computed.increment();
        double pressure = Math.pow(1 - 2.25577e-5 * metres, 5.25588);
        return 1 / (1 / (100 + KELVIN) - Math.log(pressure) * 8.314 / 40_660) - KELVIN;
    }

    public long computed() {
        return computed.sum();
    }
}
