package io.github.dsmr4j.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The order of the modules, seen from the one that has all of them on its class path. */
@AnalyzeClasses(packages = "io.github.dsmr4j", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CORE = "io.github.dsmr4j.core..";
    private static final String SERIAL = "io.github.dsmr4j.serial..";
    private static final String REPORTERS = "io.github.dsmr4j.reporters..";
    private static final String TESTDATA = "io.github.dsmr4j.testdata..";
    private static final String GATEWAY = "io.github.dsmr4j.gateway..";
    private static final String COMMANDS = "io.github.dsmr4j.gateway";
    private static final String WEB = "io.github.dsmr4j.gateway.web..";
    private static final String MDNS = "io.github.dsmr4j.gateway.mdns..";
    private static final String SERVICE = "io.github.dsmr4j.gateway.service..";

    @ArchTest
    static final ArchRule core_knows_none_of_the_others = isolate(CORE, SERIAL, REPORTERS, TESTDATA, GATEWAY);

    @ArchTest
    static final ArchRule serial_knows_core_alone = isolate(SERIAL, REPORTERS, TESTDATA, GATEWAY);

    @ArchTest
    static final ArchRule reporters_know_core_alone = isolate(REPORTERS, SERIAL, TESTDATA, GATEWAY);

    @ArchTest
    static final ArchRule testdata_knows_none_of_the_others = isolate(TESTDATA, CORE, SERIAL, REPORTERS, GATEWAY);

    @ArchTest
    static final ArchRule the_web_server_knows_no_command = noClasses()
            .that()
            .resideInAPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COMMANDS);

    @ArchTest
    static final ArchRule what_the_host_needs_knows_neither_commands_nor_pages = noClasses()
            .that()
            .resideInAnyPackage(MDNS, SERVICE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMMANDS, WEB);

    /** A module without classes yet has nothing to break. */
    private static ArchRule isolate(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }
}
