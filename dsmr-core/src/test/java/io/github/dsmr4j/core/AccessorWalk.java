package io.github.dsmr4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.telegram.TelegramCursor;
import io.github.dsmr4j.core.telegram.ValueView;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Calls every public method without arguments of an object of ours, and goes on with what it gives: nothing throws, and
 * nothing is null, be it in a list, an array, a map or an optional.
 */
public final class AccessorWalk {
    private static final String OURS = "io.github.dsmr4j.";

    /** Of all walks, for each property makes many. */
    private static final Map<Class<?>, List<Method>> METHODS = new ConcurrentHashMap<>();

    private final Set<Object> visited = new HashSet<>();
    /** The types on the way to where it is: a copy has a copy, for ever. */
    private final Set<Class<?>> above = new HashSet<>();

    private final Set<String> called = new HashSet<>();

    /** Visits an object and what can be reached from it; what was visited before is left out. */
    public void visit(Object object, String path) {
        assertThat(object).as(path).isNotNull();
        if (object instanceof Optional<?> optional) {
            optional.ifPresent(value -> visit(value, path));
        } else if (object instanceof Object[] array) {
            visit(Arrays.asList(array), path);
        } else if (object instanceof Map<?, ?> map) {
            visit(map.keySet(), path);
            visit(map.values(), path);
        } else if (object instanceof Collection<?> collection) {
            int index = 0;
            for (Object element : collection) {
                visit(element, path + "[" + index++ + "]");
            }
        } else if (object instanceof TelegramCursor cursor) {
            visitObjects(cursor, path);
        } else if (isOurs(object.getClass()) && !above.contains(object.getClass()) && visited.add(object)) {
            visitAccessors(object, path);
        }
    }

    /** What was called so far, as {@link #signature} writes it. */
    public Set<String> called() {
        return called;
    }

    /**
     * Visits what the published types of an artifact give without an object, too. Then nothing is left out that they
     * have.
     *
     * @param one a published type of the artifact
     * @param exceptions those that are asked otherwise
     */
    public void assertNothingLeftOut(Class<?> one, Set<Class<?>> exceptions) {
        List<Class<?>> types = PublishedTypes.beside(one);
        types.forEach(this::visitStatics);

        assertThat(types).as("published types").containsAll(exceptions);
        types.removeAll(exceptions);
        Set<String> accessors = new TreeSet<>();
        types.forEach(type -> accessors(type).forEach(method -> accessors.add(signature(method))));
        assertThat(called).as("accessors that were called").containsAll(accessors);
    }

    private void visitStatics(Class<?> type) {
        for (Method method : accessors(type)) {
            if (isStatic(method)) {
                visitResult(method, type, type.getSimpleName());
            }
        }
    }

    private void visitAccessors(Object object, String path) {
        above.add(object.getClass());
        for (Method method : METHODS.computeIfAbsent(object.getClass(), AccessorWalk::accessors)) {
            if (!isStatic(method)) {
                visitResult(method, object, path);
            }
        }
        assertThat(object.toString()).as(path).isNotNull();
        assertThat(object.equals(object)).as(path).isTrue();
        assertThat(object.hashCode()).as(path).isEqualTo(object.hashCode());
        above.remove(object.getClass());
    }

    private void visitResult(Method method, Object object, String path) {
        called.add(signature(method));
        visit(call(method, object, path), path + "." + method.getName() + "()");
    }

    /** What a cursor can be asked for depends on where it stands. */
    private void visitObjects(TelegramCursor cursor, String path) {
        while (cursor.next() != TelegramCursor.Item.END) {
            visit(cursor.item(), path);
            if (cursor.item() == TelegramCursor.Item.PROBLEM) {
                visit(cursor.problem(), path);
                continue;
            }
            for (int index = 0; index < cursor.valueCount(); index++) {
                ValueView value = cursor.value(index);
                assertThat(value.text()).as(path).isNotNull();
                assertThat(value.unit()).as(path).isNotNull();
                assertThat(value.toString()).as(path).isNotNull();
            }
        }
        assertThat(cursor.item()).as(path).isNotNull();
    }

    /**
     * The public methods without arguments of a type of ours that give something. Those that it has of interfaces are
     * called by these as well: the type itself may be hidden. What the compiler or an agent added is left out.
     */
    private static List<Method> accessors(Class<?> type) {
        return withSupertypes(type)
                .flatMap(each -> Arrays.stream(each.getMethods()))
                .distinct()
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> method.getReturnType() != void.class)
                .filter(method -> !method.isSynthetic())
                .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                .filter(method -> isOurs(method.getDeclaringClass()))
                .toList();
    }

    private static Stream<Class<?>> withSupertypes(Class<?> type) {
        Stream<Class<?>> above =
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
        return Stream.concat(Stream.of(type), above.flatMap(AccessorWalk::withSupertypes));
    }

    private static boolean isStatic(Method method) {
        return Modifier.isStatic(method.getModifiers());
    }

    /** A method in short, such as {@code core.reading.Reading.gas}. */
    private static String signature(Method method) {
        return method.getDeclaringClass().getName().substring(OURS.length()) + "." + method.getName();
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(OURS);
    }

    private static Object call(Method method, Object object, String path) {
        try {
            return method.invoke(object);
        } catch (InvocationTargetException e) {
            throw new AssertionError(path + "." + method.getName() + "() throws " + e.getCause(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
