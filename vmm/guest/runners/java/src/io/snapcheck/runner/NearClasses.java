package io.snapcheck.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Classes of the class path that a wrong name could mean: those of the same simple name, in any case, in any package. */
final class NearClasses {
    private NearClasses() {}

    /** The end of a message; empty when there is no such class. */
    static String hint(String wanted, List<?> path) {
        String simple = wanted.substring(wanted.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        TreeSet<String> found = new TreeSet<>();
        for (Object part : path) {
            try (Stream<String> files = filesOf(new File(String.valueOf(part)))) {
                files.filter(file -> file.endsWith(".class"))
                        .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                        .filter(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).equals(simple))
                        .forEach(found::add);
            } catch (IOException unreadable) {
                // then it offers nothing
            }
        }
        return found.isEmpty() ? "" : "; did you mean " + String.join(" or ", found) + "?";
    }

    private static Stream<String> filesOf(File part) throws IOException {
        if (part.isDirectory()) {
            Path top = part.toPath();
            return Files.walk(top).map(file -> top.relativize(file).toString());
        }
        try (ZipFile jar = new ZipFile(part)) {
            List<String> names = jar.stream().map(Object::toString).collect(Collectors.toList());
            return names.stream();
        }
    }
}
