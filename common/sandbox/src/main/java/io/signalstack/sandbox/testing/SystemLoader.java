package io.signalstack.sandbox.testing;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/**
 * Asks the {@link SharedSandbox} of the JVM's own class loader. Quarkus loads test classes anew for each profile and
 * closes their loaders; servers that belonged to one of these would be started again and again, and die half-way.
 */
final class SystemLoader {

    private SystemLoader() {}

    /** Libraries look for their plug-ins with the thread's own loader, so it has to be the same one. */
    @SuppressWarnings("unchecked")
    static Map<String, String> configuration(String server) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return (Map<String, String>) ClassLoader.getSystemClassLoader()
                    .loadClass(SharedSandbox.class.getName())
                    .getMethod("configuration", String.class)
                    .invoke(null, server);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the sandbox is not on the JVM's own class path", e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
