package io.github.dsmr4j.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.core.obis.Obis;
import io.github.dsmr4j.core.telegram.LineProblem;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks a reading for everything that it can be asked for. */
final class ReadingWalk {
    /** Calls every public method that needs no argument, and goes on with what it gives. */
    private static final class Walk {
        private static final Set<Package> PACKAGES = Set.of(Reading.class.getPackage(), Obis.class.getPackage());

        private final Map<Class<?>, List<Method>> methods;
        private final Set<Object> visited = new HashSet<>();
        private int calls;

        Walk(Map<Class<?>, List<Method>> methods) {
            this.methods = methods;
        }

        void visit(Object object, String path) {
            if (object instanceof Optional<?> optional) {
                optional.ifPresent(value -> visit(value, path));
            } else if (object instanceof Collection<?> collection) {
                int index = 0;
                for (Object element : collection) {
                    visit(element, path + "[" + index++ + "]");
                }
            } else if (isOurs(object) && visited.add(object)) {
                for (Method method : methods.computeIfAbsent(object.getClass(), Walk::methods)) {
                    String called = path + "." + method.getName() + "()";
                    calls++;
                    visit(call(method, object, called), called);
                }
                assertThat(object.toString()).as(path).isNotNull();
                assertThat(object.equals(object)).as(path).isTrue();
                assertThat(object.hashCode()).as(path).isEqualTo(object.hashCode());
            }
        }

        private static boolean isOurs(Object object) {
            return PACKAGES.contains(object.getClass().getPackage())
                    || object instanceof LineProblem
                    || object instanceof LineProblem.Reason;
        }

        private static List<Method> methods(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.getParameterCount() == 0)
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .filter(method -> method.getDeclaringClass() != Object.class)
                    .filter(method -> method.getDeclaringClass() != Enum.class)
                    .toList();
        }

        private static Object call(Method method, Object object, String path) {
            try {
                Object result = method.invoke(object);
                assertThat(result).as(path).isNotNull();
                return result;
            } catch (InvocationTargetException e) {
                throw new AssertionError(path + " throws " + e.getCause(), e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(path, e);
            }
        }
    }

    private final Map<Class<?>, List<Method>> methods = new HashMap<>();

    void nothingThrowsNorIsNull(Reading reading) {
        Walk walk = new Walk(methods);
        walk.visit(reading, "reading");
        assertThat(walk.calls).isGreaterThan(20);
        for (int number = -1; number <= 5; number++) {
            walk.visit(reading.tariff(number), "tariff " + number);
            walk.visit(reading.phase(number), "phase " + number);
            walk.visit(reading.mbusDevice(number), "device " + number);
            walk.visit(reading.limits().current(number), "limit " + number);
        }
        for (EnergyFlow flow : EnergyFlow.values()) {
            walk.visit(reading.energy(flow), "energy " + flow);
            walk.visit(reading.registers(flow).values(), "registers " + flow);
            walk.visit(reading.power(flow), "power " + flow);
            walk.visit(reading.demand(flow), "demand " + flow);
            reading.phases().forEach(phase -> walk.visit(phase.power(flow), phase + " " + flow));
        }
        for (DataObject object : reading.objects()) {
            assertThat(reading.objects(object.reference())).contains(object);
            for (DataValue value : object.values()) {
                value.quantity().ifPresent(ReadingWalk::convertsOrRefuses);
            }
        }
        assertThat(reading.objects()).containsAll(reading.others());
    }

    private static void convertsOrRefuses(Quantity quantity) {
        for (Unit unit : List.of(Unit.NONE, Unit.KILOWATT_HOUR, Unit.WATT, Unit.GIGAJOULE, quantity.unit())) {
            if (quantity.unit().isConvertibleTo(unit)) {
                assertThat(quantity.in(unit).isSameAmount(quantity)).isTrue();
            }
        }
    }
}
