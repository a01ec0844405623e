package io.github.dsmr4j.examples.openhab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dsmr4j.examples.openhab.host.Host;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** An OSGi framework whose bundles are jars of the test's class path; its own packages are those of the JDK and the host. */
final class HostedFramework {
    private final Framework framework;
    private final List<Bundle> bundles = new ArrayList<>();

    HostedFramework(Path storage) throws BundleException {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        Host.class.getPackageName() + ";version=" + version(Host.class)));
        framework.start();
    }

    /** The version of a jar, as bundles write it. */
    private static String version(Class<?> type) {
        return type.getPackage().getImplementationVersion().replace('-', '.');
    }

    /** Has a service of the host, until that is taken away. */
    ServiceRegistration<Host> register(Host host) {
        return framework.getBundleContext().registerService(Host.class, host, null);
    }

    /** Installs the jar that holds a class; one that is no bundle is made one, which exports all that it has. */
    Bundle install(Class<?> type) throws BundleException, IOException {
        URL location = type.getProtectionDomain().getCodeSource().getLocation();
        assertThat(location.getPath()).as("the tests of bundles run on jars").endsWith(".jar");
        try (JarFile jar = new JarFile(location.getPath())) {
            boolean isBundle = Optional.ofNullable(jar.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME))
                    .isPresent();
            InputStream content = isBundle ? location.openStream() : asBundle(jar, type.getPackageName());
            Bundle bundle = framework.getBundleContext().installBundle(location.toString(), content);
            bundles.add(bundle);
            return bundle;
        }
    }

    private static InputStream asBundle(JarFile jar, String name) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        attributes.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        attributes.putValue(Constants.DYNAMICIMPORT_PACKAGE, "*");
        List<JarEntry> classes = jar.stream()
                .filter(entry -> entry.getName().matches("[a-z].*\\.class"))
                .toList();
        attributes.putValue(
                Constants.EXPORT_PACKAGE,
                classes.stream()
                        .map(entry -> entry.getName().replaceAll("/[^/]*$", "").replace('/', '.'))
                        .distinct()
                        .collect(Collectors.joining(",")));
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bundle, manifest)) {
            for (JarEntry entry : classes) {
                out.putNextEntry(new JarEntry(entry.getName()));
                jar.getInputStream(entry).transferTo(out);
            }
        }
        return new ByteArrayInputStream(bundle.toByteArray());
    }

    /** Starts all that was installed: each bundle must find what it imports. */
    void start() throws BundleException {
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
                assertThat(bundle.getState()).as(bundle.toString()).isEqualTo(Bundle.ACTIVE);
            } else {
                assertThat(bundle.getState()).as(bundle.toString()).isEqualTo(Bundle.RESOLVED);
            }
        }
    }

    /** A class as its bundle has it. */
    Class<?> load(Class<?> type) throws ClassNotFoundException {
        String location =
                type.getProtectionDomain().getCodeSource().getLocation().toString();
        Class<?> loaded = framework.getBundleContext().getBundle(location).loadClass(type.getName());
        assertThat(loaded).isNotSameAs(type);
        return loaded;
    }

    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(30));
    }
}
