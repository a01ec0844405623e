package io.github.dsmr4j.core;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.dsmr4j.core", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** Excludes java.logging too: dsmr-core never logs. */
    private static final DescribedPredicate<JavaClass> IN_JAVA_BASE = describe(
            "reside in java.base",
            type -> Object.class
                    .getModule()
                    .getPackages()
                    .contains(type.getBaseComponentType().getPackageName()));

    @ArchTest
    static final ArchRule packages_import_only_packages_below_them = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("transport")
            .definedBy("..core.transport..")
            .layer("reading")
            .definedBy("..core.reading..")
            .layer("cipher")
            .definedBy("..core.cipher..")
            .layer("telegram")
            .definedBy("..core.telegram..")
            .layer("obis")
            .definedBy("..core.obis..")
            .whereLayer("transport")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("reading")
            .mayOnlyBeAccessedByLayers("transport")
            .whereLayer("cipher")
            .mayOnlyBeAccessedByLayers("transport", "reading")
            .whereLayer("telegram")
            .mayOnlyBeAccessedByLayers("transport", "reading", "cipher")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.github.dsmr4j.core.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule core_needs_nothing_but_java_base = classes()
            .should()
            .onlyDependOnClassesThat(resideInAPackage("io.github.dsmr4j.core..").or(IN_JAVA_BASE));

    @ArchTest
    static final ArchRule core_prints_nothing = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
