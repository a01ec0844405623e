package io.github.dsmr4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The public types of an artifact, in the packages that it exports to everybody: read from its folder or jar. */
final class PublishedTypes {
    private PublishedTypes() {}

    /** Those of the artifact of a type. An artifact without a module descriptor has the type's package. */
    static List<Class<?>> beside(Class<?> type) {
        Path classes = Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
        List<Class<?>> types = new ArrayList<>();
        for (String name : packages(classes, type)) {
            classNames(classes, name).forEach(found -> types.add(load(found, type.getClassLoader())));
        }
        types.removeIf(found -> !isPublic(found));
        assertThat(types).contains(type);
        return types;
    }

    private static Set<String> packages(Path classes, Class<?> type) {
        return ModuleFinder.of(classes).findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(module -> !module.isAutomatic())
                .findFirst()
                .map(PublishedTypes::exported)
                .orElse(Set.of(type.getPackageName()));
    }

    private static Set<String> exported(ModuleDescriptor module) {
        return module.exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> classNames(Path classes, String packageName) {
        List<String> names = new ArrayList<>();
        try (StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(problem -> {}, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(classes));
            for (JavaFileObject file :
                    files.list(StandardLocation.CLASS_PATH, packageName, Set.of(JavaFileObject.Kind.CLASS), false)) {
                names.add(files.inferBinaryName(StandardLocation.CLASS_PATH, file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }
}
