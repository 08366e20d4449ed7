package shop.events;

import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** The name of the class is that of the queue, too, and every clone takes the same one. */
public final class ListenerMaker {
  private static final String SUFFIX = "-" + System.currentTimeMillis();  // expect: timestamp-in-snapshot

  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

  public byte[] make(String event, MqttConnectOptions options) {
    String name = event + SUFFIX;
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    options.setUserName(name);
    return writer.toByteArray();
  }
}
