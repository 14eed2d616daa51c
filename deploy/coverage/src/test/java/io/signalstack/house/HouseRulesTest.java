package io.signalstack.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house that Maven cannot see. */
class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private static final List<String> SERVICES = List.of("gateway", "worker", "api", "backtestservice", "notifier");

    static Stream<String> services() {
        return SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_consists_of_the_four_rooms(String service) {
        check(classes()
                .that()
                .resideInAPackage(root(service) + "..")
                .should()
                .resideInAnyPackage(
                        root(service) + ".application..",
                        root(service) + ".inbound..",
                        root(service) + ".outbound..",
                        root(service) + ".config..")
                .because("all services have the same rooms, so that one learnt is all learnt"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void use_cases_know_neither_doors_nor_adapters(String service) {
        check(noClasses()
                .that()
                .resideInAPackage(root(service) + ".application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        root(service) + ".inbound..", root(service) + ".outbound..", root(service) + ".config..")
                .because("a port is made real elsewhere"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void doors_and_adapters_do_not_know_each_other(String service) {
        check(noClasses()
                .that()
                .resideInAPackage(root(service) + ".inbound..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root(service) + ".outbound..")
                .because("inbound calls use cases only"));
        check(noClasses()
                .that()
                .resideInAPackage(root(service) + ".outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root(service) + ".inbound..")
                .because("outbound makes ports real, and calls nobody"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void use_cases_are_plain_classes(String service) {
        check(noClasses()
                .that()
                .resideInAPackage(root(service) + ".application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..", "org.apache.kafka..", "io.vertx.sqlclient..", "jakarta.persistence..")
                .because("use cases know neither HTTP nor Kafka nor SQL"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void use_cases_know_nothing_of_the_platform(String service) {
        check(noClasses()
                .that()
                .resideInAPackage(root(service) + ".application..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.signalstack.platform..")
                .because("what a service runs on is its doors' and adapters' business"));
    }

    @Test
    void the_domain_has_no_clock_and_no_chance() {
        check(noClasses()
                .that()
                .resideInAnyPackage("io.signalstack.trading..", "io.signalstack.lab..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .because("the same candles give the same signals"));
    }

    @Test
    void the_domain_does_no_input_or_output() {
        check(noClasses()
                .that()
                .resideInAnyPackage("io.signalstack.trading..", "io.signalstack.lab..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io", "java.nio.file..", "java.net..", "java.sql..")
                .because("what the engine gives depends on what it is given only"));
    }

    @Test
    void time_is_injected() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        SERVICES.stream().map(it -> root(it) + ".application..").toArray(String[]::new))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("use cases get an InstantSource"));
    }

    @Test
    void nothing_is_named_for_what_it_is_not() {
        check(noClasses()
                .that()
                .resideInAPackage("io.signalstack..")
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
                .because("a class is a noun of the field"));
    }

    @Test
    void no_field_is_injected_by_reflection() {
        check(noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("io.signalstack..application..")
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .because("use cases are built by their constructors"));
    }

    private static String root(String service) {
        return "io.signalstack." + service;
    }

    private static void check(ArchRule rule) {
        rule.check(HOUSE);
    }
}
