package dev.hayate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// What the compiler does not see: who may know whom. ARCHITECTURE.md tells why.
class ArchitectureTest {
    private static final JavaClasses HAYATE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.hayate");

    @Test
    void theCommandLineKnowsNoInternals() {
        noClasses()
                .that()
                .resideInAPackage("dev.hayate.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.hayate.internal..")
                .check(HAYATE);
    }

    @Test
    void nothingKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hayate.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.hayate.cli..")
                .check(HAYATE);
    }

    @Test
    void theTokenizerKnowsNothingOfTablesAndFiles() {
        noClasses()
                .that()
                .resideInAPackage("dev.hayate.tokenizer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hayate.table..", "dev.hayate.format..")
                .check(HAYATE);
    }

    @Test
    void theTableKnowsNothingOfTextAndFiles() {
        noClasses()
                .that()
                .resideInAPackage("dev.hayate.table..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hayate.tokenizer..", "dev.hayate.format..")
                .check(HAYATE);
    }

    @Test
    void coreNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage("dev.hayate..")
                .and()
                .resideOutsideOfPackage("dev.hayate.cli..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.hayate..", "java..", "jdk.incubator.vector..", "org.jspecify..")
                .check(HAYATE);
    }

    @Test
    void theVectorApiStaysWithTheTable() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hayate.table..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .check(HAYATE);
    }

    @Test
    void theStagesOfTheTokenizerDoNotKnowEachOther() {
        slices().matching("dev.hayate.tokenizer.(normalizer|pretokenizer|model|decoder)..")
                .should()
                .notDependOnEachOther()
                .check(HAYATE);
    }

    @Test
    void nobodyExitsOrPrintsButTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hayate.cli..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HAYATE);
    }
}
