package dev.cqrs.it;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The directions of dependencies between modules and packages, and the rules of the house. */
class ArchitectureTest {

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.cqrs");

  private static final String[] OURS_BUT_LOCAL = {
    "dev.cqrs.api..",
    "dev.cqrs.core..",
    "dev.cqrs.aws..",
    "dev.cqrs.testing..",
    "dev.cqrs.processor..",
    "dev.cqrs.maven.."
  };

  @Test
  void the_scan_found_every_module() {
    assertThat(ALL).hasSizeGreaterThan(150);
    for (String module :
        new String[] {"api", "core", "aws", "testing", "processor", "local", "maven"}) {
      assertThat(ALL.stream().filter(c -> c.getPackageName().startsWith("dev.cqrs." + module)))
          .as("classes in dev.cqrs.%s", module)
          .isNotEmpty();
    }
  }

  @Test
  void core_knows_no_aws_and_no_other_module() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.cqrs.api..", "dev.cqrs.core..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "software.amazon..",
                "com.amazonaws..",
                "dev.cqrs.aws..",
                "dev.cqrs.testing..",
                "dev.cqrs.processor..",
                "dev.cqrs.local..",
                "dev.cqrs.maven.."))
        .check(ALL);
  }

  @Test
  void what_users_write_against_knows_nothing_of_the_engine() {
    noClasses()
        .that()
        .resideInAPackage("dev.cqrs.api..")
        .should()
        .dependOnClassesThat(resideInAPackage("dev.cqrs.core.."))
        .check(ALL);
  }

  @Test
  void the_adapters_know_core_only() {
    knowsOnly("dev.cqrs.aws..", "dev.cqrs.api..", "dev.cqrs.core..");
  }

  @Test
  void the_fixtures_know_core_only() {
    knowsOnly("dev.cqrs.testing..", "dev.cqrs.api..", "dev.cqrs.core..");
  }

  @Test
  void the_processor_knows_core_only() {
    knowsOnly("dev.cqrs.processor..", "dev.cqrs.api..", "dev.cqrs.core..");
  }

  private static void knowsOnly(String module, String... others) {
    noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.cqrs..")
                .and(not(resideInAPackage(module)))
                .and(not(resideInAnyPackage(others))))
        .check(ALL);
  }

  @Test
  void the_local_cloud_knows_aws_and_none_of_our_other_modules() {
    noClasses()
        .that()
        .resideInAPackage("dev.cqrs.local..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(OURS_BUT_LOCAL))
        .check(ALL);
  }

  @Test
  void the_runtime_loop_of_functions_knows_nothing_of_the_local_cloud() {
    noClasses()
        .that()
        .resideInAPackage("dev.cqrs.local.function..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.cqrs..").and(not(resideInAPackage("dev.cqrs.local.function.."))))
        .check(ALL);
  }

  @Test
  void the_plugin_knows_the_runtime_by_the_format_of_its_model_file_only() {
    noClasses()
        .that()
        .resideInAPackage("dev.cqrs.maven..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.cqrs..").and(not(resideInAPackage("dev.cqrs.maven.."))))
        .check(ALL);
  }

  @Test
  void only_goals_know_maven() {
    noClasses()
        .that()
        .resideInAPackage("dev.cqrs..")
        .and()
        .resideOutsideOfPackage("dev.cqrs.maven.goal..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.apache.maven..", "org.eclipse.aether.."))
        .check(ALL);
  }

  @Test
  void renderers_write_no_files() {
    noClasses()
        .that()
        .resideInAPackage("dev.cqrs.maven.render..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .check(ALL);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("dev.cqrs.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void only_consoles_print() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.cqrs.maven.console..")
        // The log of a function, what the local cloud says when it cannot start, what repeats a run
        // of tests, and the loop that flushes a function's output before it answers.
        .and()
        .doNotHaveFullyQualifiedName("dev.cqrs.aws.JsonLog")
        .and()
        .doNotHaveFullyQualifiedName("dev.cqrs.local.LocalCloud")
        .and()
        .doNotHaveFullyQualifiedName("dev.cqrs.proof.Proof")
        .and()
        .resideOutsideOfPackage("dev.cqrs.local.function..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(ALL);
  }

  @Test
  void nothing_is_named_for_being_an_implementation() {
    noClasses().should().haveSimpleNameEndingWith("Impl").check(ALL);
  }

  @Test
  void names_have_no_acronyms_in_capitals() {
    classes()
        .that()
        .resideInAPackage("dev.cqrs..")
        .should()
        .haveNameNotMatching(".*[A-Z]{3,}[a-z].*")
        .check(ALL);
  }
}
