package com.acme.pricing;

import java.util.Locale;
import java.util.Set;

enum Region {
    HOME, UNION, WORLD;

    private static final Set<String> MEMBERS = Set.of("BE", "DE", "ES", "FR", "IT", "NL", "PL", "PT", "SI");
    private static final Locale HOME_LOCALE = Locale.forLanguageTag("de-AT");

    static Region of(String country) {
        if (country.equals(HOME_LOCALE.getCountry())) {
            return HOME;
        }
        return MEMBERS.contains(country) ? UNION : WORLD;
    }
}
