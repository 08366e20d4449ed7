package com.acme.documents;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;

/** A presigned link in a table of settings runs out. */
public class DocumentHandler implements RequestHandler<Map<String, String>, String> {
    private static final S3Presigner PRESIGNER = S3Presigner.create();
    private static final Map<String, String> LINKS = Map.of(
            "terms", link("legal/terms.pdf"), // expect: credential-in-snapshot
            "imprint", "https://www.acme.example/imprint");

    private static String link(String key) {
        GetObjectPresignRequest request = GetObjectPresignRequest.builder()
                .signatureDuration(Duration.ofHours(12))
                .getObjectRequest(get -> get.bucket("acme-documents").key(key))
                .build();
        return PRESIGNER.presignGetObject(request).url().toString();
    }

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return LINKS.get(event.get("document"));
    }
}
