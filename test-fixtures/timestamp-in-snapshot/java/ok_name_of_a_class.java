package shop.proxies;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The time is in the names of classes that are made here, and of a thread: nobody outside of the process sees them. */
public final class ProxyMaker {
  private static final String SUFFIX = "$" + System.currentTimeMillis();  // note: timestamp-in-snapshot

  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

  public byte[] make(String wrapped, Thread loader) {
    String name = wrapped + SUFFIX;
    if (wrapped.isEmpty()) {
      throw new IllegalArgumentException("nothing to wrap in " + name);
    }
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor body = writer.visitMethod(Opcodes.ACC_PUBLIC, "next", "()I", null, null);
    body.visitFieldInsn(Opcodes.GETFIELD, name, "next", "I");
    loader.setName(name);
    return writer.toByteArray();
  }
}
