package com.acme.alerts;

import jakarta.annotation.PostConstruct;
import org.springframework.stereotype.Service;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;

@Service
public class AlertService {
    private final SsmClient ssm = SsmClient.create();
    private String webhookToken;

    @PostConstruct
    void loadToken() {
        GetParameterRequest request =
                GetParameterRequest.builder().name("/alerts/webhook-token").withDecryption(true).build();
        webhookToken = ssm.getParameter(request).parameter().value(); // expect: credential-in-snapshot
    }

    public String authorization() {
        return "Bearer " + webhookToken;
    }
}
