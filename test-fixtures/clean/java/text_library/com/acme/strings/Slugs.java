package com.acme.strings;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A library: no entry point, only code that others call. */
public final class Slugs {
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    private static final Map<Character, String> SPECIAL = Map.of('ß', "ss", 'æ', "ae", 'ø', "o", 'đ', "d", 'ł', "l");
    private static final int MAX_LENGTH = 80;

    private Slugs() {
    }

    public static String slug(String title) {
        StringBuilder replaced = new StringBuilder(title.length());
        for (char c : title.toLowerCase(Locale.ROOT).toCharArray()) {
            replaced.append(SPECIAL.getOrDefault(c, String.valueOf(c)));
        }
        String folded = Normalizer.normalize(replaced, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        String slug = EDGES.matcher(SEPARATORS.matcher(folded).replaceAll("-")).replaceAll("");
        return slug.length() <= MAX_LENGTH ? slug : EDGES.matcher(slug.substring(0, MAX_LENGTH)).replaceAll("");
    }
}
