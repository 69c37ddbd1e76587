package dev.hayate.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses HAYATE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hayate");

    @Test
    void nothingKnowsSpark() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hayate.spark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hayate.spark..", "org.apache.spark..", "scala..")
                .check(HAYATE);
    }

    @Test
    void sparkKnowsNothingOfTheInternalsOfCore() {
        noClasses()
                .that()
                .resideInAPackage("dev.hayate.spark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hayate.internal..", "jdk.incubator.vector..")
                .check(HAYATE);
    }
}
