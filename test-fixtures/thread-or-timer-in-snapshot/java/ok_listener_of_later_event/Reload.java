package shop;

import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** The configuration changes while the program serves. */
@Component
public class Reload implements ApplicationListener<EnvironmentChangeEvent> {
  @Override
  public void onApplicationEvent(EnvironmentChangeEvent event) {
    new Thread(() -> System.out.println(event.getKeys())).start();
  }
}
