package milepost.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A port with one method that does something else instead; all others are the real ones. */
final class Instead {

    /** What the method does: it has its arguments, and the real port to turn to. */
    interface Of<P> {
        Object call(P real, Object[] arguments);
    }

    private Instead() {
    }

    @SuppressWarnings("unchecked")
    static <P> P of(Class<?> port, P real, String method, Of<P> instead) {
        return (P) Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, called, arguments) -> {
            if (called.getName().equals(method)) {
                return instead.call(real, arguments);
            }
            try {
                return called.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
