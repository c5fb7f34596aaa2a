package org.rapporteur.eval;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The borders between the rooms.
class RoomsTest {
  private static final String ROOT = "org.rapporteur";
  private static final List<String> STAGES =
      List.of(
          "extract",
          "copies",
          "reading",
          "dates",
          "statements",
          "events",
          "figures",
          "stories",
          "brief");
  private static final String[] STAGE_PACKAGES =
      Stream.concat(Stream.of("model"), STAGES.stream())
          .map(stage -> ROOT + "." + stage + "..")
          .toArray(String[]::new);

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/eval/"))
          .importPackages(ROOT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "extract",
        "copies",
        "reading",
        "dates",
        "statements",
        "events",
        "figures",
        "stories",
        "brief"
      })
  void aStageKnowsOnlyModelAndReading(String stage) {
    String[] others =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT))
            .filter(
                name ->
                    !List.of(ROOT + ".model", ROOT + ".reading", ROOT + "." + stage).contains(name))
            .filter(name -> !name.startsWith(ROOT + "." + stage + "."))
            .distinct()
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + stage + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage(others))
        .check(CLASSES);
  }

  @Test
  void everyStageIsThere() {
    Set<String> packages =
        CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

    assertThat(packages).containsAll(STAGES.stream().map(stage -> ROOT + "." + stage).toList());
  }

  @Test
  void theModelHoldsNothingOfALibrary() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".model..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", ROOT + ".model.."))
        .check(CLASSES);
  }

  @Test
  void stagesReadNoClock() {
    ArchCondition<JavaClass> clock =
        callMethod(Instant.class, "now")
            .or(callMethod(LocalDate.class, "now"))
            .or(callMethod(LocalDateTime.class, "now"))
            .or(callMethod(OffsetDateTime.class, "now"))
            .or(callMethod(ZonedDateTime.class, "now"))
            .or(callMethod(Clock.class, "systemUTC"))
            .or(callMethod(Clock.class, "systemDefaultZone"))
            .or(callMethod(System.class, "currentTimeMillis"))
            .or(callMethod(System.class, "nanoTime"));

    noClasses().that().resideInAnyPackage(STAGE_PACKAGES).should(clock).check(CLASSES);
  }

  @Test
  void stagesTouchNoNetwork() {
    noClasses()
        .that()
        .resideInAnyPackage(STAGE_PACKAGES)
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.URLConnection")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.HttpURLConnection")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "javax.net..")
        .orShould(
            callMethod(java.net.URL.class, "openStream")
                .or(callMethod(java.net.URL.class, "openConnection")))
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that(resideOutsideOfPackages(ROOT + ".cli.."))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ROOT + ".cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void nothingIsSetByProperties() {
    noClasses().should().dependOnClassesThat().areAssignableTo(Properties.class).check(CLASSES);
  }

  @Test
  void noStaticFieldChanges() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(resideOutsideOfPackages(ROOT + ".web.generated.."))
        .should(beFinal())
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(room -> room.getName().startsWith(ROOT))
            .filter(room -> !room.getName().endsWith(".generated"))
            .filter(room -> !isNullMarked(room))
            .map(JavaPackage::getName)
            .sorted()
            .toList();

    assertThat(unmarked).isEmpty();
  }

  private static boolean isNullMarked(JavaPackage room) {
    return room.tryGetPackageInfo()
        .map(info -> info.isAnnotatedWith(NullMarked.class))
        .orElse(false);
  }

  private static ArchCondition<JavaField> beFinal() {
    return new ArchCondition<>("be final") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean free =
            field.getModifiers().contains(JavaModifier.FINAL)
                || field.getModifiers().contains(JavaModifier.SYNTHETIC);
        events.add(
            new SimpleConditionEvent(
                field, free, field.getFullName() + " is static and not final"));
      }
    };
  }
}
