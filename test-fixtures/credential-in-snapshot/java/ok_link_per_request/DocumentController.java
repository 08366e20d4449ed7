package com.acme.documents;

import java.time.Duration;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The presigner may be kept; links are signed when somebody asks. */
@RestController
public class DocumentController {
    private static final Map<String, String> KEYS = Map.of("terms", "legal/terms.pdf", "imprint", "legal/imprint.pdf");

    private final S3Presigner presigner = S3Presigner.create();

    @GetMapping("/documents/{name}")
    public Map<String, String> link(@PathVariable String name) {
        String url = presigner.presignGetObject(presign -> presign
                .signatureDuration(Duration.ofMinutes(5))
                .getObjectRequest(get -> get.bucket("acme-documents").key(KEYS.get(name)))).url().toString();
        return Map.of("name", name, "url", url);
    }
}
