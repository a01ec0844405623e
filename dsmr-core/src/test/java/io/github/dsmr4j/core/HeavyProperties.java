package io.github.dsmr4j.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** The properties of a class are tried as often as {@link Tries} says. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@AddLifecycleHook(value = HeavyProperties.OtherTries.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
public @interface HeavyProperties {
    /** Changes the number of tries, but not of an example. */
    final class OtherTries implements AroundPropertyHook {
        @Override
        public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
            PropertyAttributes attributes = context.attributes();
            attributes.tries().filter(tries -> tries > 1).ifPresent(tries -> attributes.setTries(Tries.of(tries)));
            return property.execute();
        }
    }
}
