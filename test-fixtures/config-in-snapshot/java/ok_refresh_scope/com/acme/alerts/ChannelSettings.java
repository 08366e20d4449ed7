// snapcheck-args: --platform crac
package com.acme.alerts;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.stereotype.Component;

/** Spring Cloud drops beans of this scope when the application is restarted after a restore. */
@Component
@RefreshScope
public class ChannelSettings {
    private final String channel;

    public ChannelSettings(@Value("${alerts.channel}") String channel) {
        this.channel = channel;
    }

    public String channel() {
        return channel;
    }
}
