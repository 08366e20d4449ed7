package com.acme.upload;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class UploadController {
    private Path buffer;

    @PostConstruct
    void createBuffer() throws IOException {
        buffer = Files.createTempFile("upload", ".bin"); // expect: temp-file-in-snapshot
        buffer.toFile().deleteOnExit();
    }

    @PutMapping("/uploads/{name}")
    public synchronized long upload(@PathVariable String name, InputStream body) throws IOException {
        Files.copy(body, buffer, StandardCopyOption.REPLACE_EXISTING);
        return Files.size(buffer) + name.length();
    }
}
