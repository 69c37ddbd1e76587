package dev.hayate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// What the compiler does not see: who may know whom. ARCHITECTURE.md tells why.
class ArchitectureTest {
    private static final JavaClasses HAYATE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.hayate");

    @Test
    void onlyCoreKnowsItsInternals() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.hayate.cli..",
                        "dev.hayate.training..",
                        "dev.hayate.bulk..",
                        "dev.hayate.search..",
                        "dev.hayate.mining..",
                        "dev.hayate.evaluation..",
                        "dev.hayate.numerics..",
                        "dev.hayate.server..",
                        "dev.hayate.data..")
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
    void coreKnowsNothingOfTraining() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.hayate.cli..", "dev.hayate.training..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.hayate.training..")
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
                .resideOutsideOfPackages(
                        "dev.hayate.cli..",
                        "dev.hayate.data..",
                        "dev.hayate.training..",
                        "dev.hayate.bulk..",
                        "dev.hayate.search..",
                        "dev.hayate.mining..",
                        "dev.hayate.server..",
                        "dev.hayate.evaluation..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.hayate..", "java..", "jdk.incubator.vector..", "org.jspecify..")
                .check(HAYATE);
    }

    @Test
    void databasesStayWithTheDataAndPostgres() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hayate.data..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.duckdb..")
                .check(HAYATE);
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.hayate.data..", "dev.hayate.bulk.postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(HAYATE);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hayate.bulk.postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.postgresql..")
                .check(HAYATE);
    }

    @Test
    void destinationsDoNotKnowEachOther() {
        slices().matching("dev.hayate.bulk.(*)..")
                .should()
                .notDependOnEachOther()
                .check(HAYATE);
        noClasses()
                .that()
                .resideInAPackage("dev.hayate.bulk")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hayate.bulk.postgres..", "dev.hayate.bulk.opensearch..")
                .check(HAYATE);
    }

    @Test
    void theDataAndDestinationsShowNothingOfTheirLibraries() {
        DescribedPredicate<JavaClass> ofLibraries = JavaClass.Predicates.resideInAnyPackage(
                "org.duckdb..", "org.postgresql..", "java.sql..", "tools.jackson..");
        noMethods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(
                        JavaClass.Predicates.resideInAnyPackage("dev.hayate.data..", "dev.hayate.bulk..")
                                .and(HasModifiers.Predicates.modifier(JavaModifier.PUBLIC)))
                .should()
                .haveRawReturnType(ofLibraries)
                .orShould()
                .haveRawParameterTypes(DescribedPredicate.anyElementThat(ofLibraries))
                .check(HAYATE);
    }

    @Test
    void nothingBelowKnowsTheData() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.hayate.cli..",
                        "dev.hayate.data..",
                        "dev.hayate.training..",
                        "dev.hayate.bulk..",
                        "dev.hayate.search..",
                        "dev.hayate.mining..",
                        "dev.hayate.evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.hayate.data..")
                .check(HAYATE);
    }

    @Test
    void theVectorApiStaysWithTablesTrainingAndNumerics() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.hayate.table..", "dev.hayate.training..", "dev.hayate.numerics..")
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

    @Test
    void thePartsOfTrainingFormNoCircle() {
        slices().matching("dev.hayate.training.(*)..").should().beFreeOfCycles().check(HAYATE);
    }

    @Test
    void thePartsOfTheEvaluationFormNoCircle() {
        slices().matching("dev.hayate.evaluation.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HAYATE);
    }

    @Test
    void whatAnEvaluationIsMadeOfKnowsNothingOfIt() {
        noClasses()
                .that()
                .resideInAPackage("dev.hayate.evaluation.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.hayate.evaluation")
                .check(HAYATE);
    }

    @Test
    void tablesAndLossesInTrainingKnowNothingOfTexts() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.hayate.training.table..", "dev.hayate.training.loss..", "dev.hayate.numerics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hayate.tokenizer..", "dev.hayate.data..", "dev.hayate.training.batch..")
                .check(HAYATE);
    }

    @Test
    void aReportKnowsNothingOfTheRun() {
        noClasses()
                .that()
                .resideInAPackage("dev.hayate.training.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.hayate.training", "dev.hayate.training.recipe..", "dev.hayate.training.batch..")
                .check(HAYATE);
    }

    @Test
    void neighboursDoNotKnowEachOther() {
        slices().matching("dev.hayate.(training|evaluation|mining|bulk|server)..")
                .should()
                .notDependOnEachOther()
                .check(HAYATE);
    }

    @Test
    void thePartsOfEvaluationFormNoCircle() {
        slices().matching("dev.hayate.evaluation.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HAYATE);
    }

    @Test
    void classifiersClusteringsAndMetricsKnowNothingOfTexts() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.hayate.numerics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hayate", "dev.hayate.tokenizer..", "dev.hayate.data..")
                .check(HAYATE);
    }

    @Test
    void theSearchKnowsNothingOfWhatStandsOnIt() {
        noClasses()
                .that()
                .resideInAPackage("dev.hayate.search..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.hayate.evaluation..", "dev.hayate.mining..", "dev.hayate.training..", "dev.hayate.bulk..")
                .check(HAYATE);
    }

    @Test
    void helidonStaysWithTheListener() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hayate.server.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon..")
                .check(HAYATE);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.hayate.server.metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.prometheus..")
                .check(HAYATE);
    }

    @Test
    void thePartsOfTheServerFormNoCircle() {
        slices().matching("dev.hayate.server.(*)..").should().beFreeOfCycles().check(HAYATE);
        noClasses()
                .that()
                .resideInAPackage("dev.hayate.server.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.hayate.server")
                .check(HAYATE);
    }

    @Test
    void theApisDoNotKnowEachOtherNorTheListener() {
        slices().matching("dev.hayate.server.(openai|tei|ollama|cohere|search|page|http)..")
                .should()
                .notDependOnEachOther()
                .check(HAYATE);
    }

    @Test
    void luceneStaysWithWordsAndSearch() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.hayate.evaluation.lexical..", "dev.hayate.search..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .check(HAYATE);
    }
}
