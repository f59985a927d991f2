package io.meibo.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of the house, each as a sentence. */
@AnalyzeClasses(packages = "io.meibo", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private static final List<String> FEATURES = List.of(
            "intake",
            "identity",
            "portrait",
            "comparison",
            "review",
            "worklist",
            "contract",
            "deposit",
            "notification",
            "inventory",
            "issuing",
            "esim",
            "rulebook");

    @ArchTest
    static final ArchRule engine_types_stay_at_the_seam = noClasses()
            .that()
            .resideOutsideOfPackages("..process..", "io.meibo.workflow.camunda..", "io.meibo.security.camunda..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("moving to another engine must touch three kinds of package, not the house");

    @ArchTest
    static final ArchRule features_do_not_call_each_other = classes()
            .that(describe("live in a feature", type -> featureOf(type) != null))
            .should(new ArchCondition<>("know no other feature but its ids and events") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(arrow -> featureOf(arrow.getTargetClass()) != null)
                            .filter(arrow -> !featureOf(arrow.getTargetClass()).equals(featureOf(type)))
                            .filter(arrow -> !isIdOrEvent(arrow.getTargetClass()))
                            .forEach(arrow -> events.add(SimpleConditionEvent.violated(type, arrow.getDescription())));
                }
            })
            .because("the process model does the calling");

    @ArchTest
    static final ArchRule shared_knows_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("io.meibo.shared..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.meibo..").and(DescribedPredicate.not(resideInAPackage("io.meibo.shared.."))))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule the_seam_knows_only_shared = noClasses()
            .that()
            .resideInAPackage("io.meibo.workflow")
            .should()
            .dependOnClassesThat(resideInAPackage("io.meibo..")
                    .and(DescribedPredicate.not(resideInAnyPackage("io.meibo.shared..", "io.meibo.workflow"))));

    @ArchTest
    static final ArchRule nothing_below_knows_a_feature = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.meibo.workflow..",
                    "io.meibo.privacy..",
                    "io.meibo.policy..",
                    "io.meibo.register..",
                    "io.meibo.voucher..",
                    "io.meibo.api..",
                    "io.meibo.security..")
            .should()
            .dependOnClassesThat(describe("live in a feature", type -> featureOf(type) != null));

    @ArchTest
    static final ArchRule delegates_live_with_their_feature_and_have_one_collaborator = classes()
            .that()
            .implement("org.camunda.bpm.engine.delegate.JavaDelegate")
            .should()
            .haveSimpleNameEndingWith("Delegate")
            .andShould()
            .resideInAPackage("io.meibo.*.process")
            .andShould(new ArchCondition<>("have one collaborator and do one thing in a few lines") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    long collaborators = type.getFields().stream()
                            .filter(field -> !field.getModifiers()
                                    .contains(com.tngtech.archunit.core.domain.JavaModifier.STATIC))
                            .count();
                    if (collaborators > 1) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " has " + collaborators));
                    }
                    for (JavaMethod method : type.getMethods()) {
                        Set<Integer> lines = method.getAccessesFromSelf().stream()
                                .map(JavaAccess::getLineNumber)
                                .collect(java.util.stream.Collectors.toSet());
                        if (lines.size() > 8) {
                            events.add(SimpleConditionEvent.violated(type, method.getFullName() + " does too much"));
                        }
                    }
                }
            });

    @ArchTest
    static final ArchRule no_time_without_the_clock = noClasses()
            .should()
            .callMethodWhere(describe(
                    "now() without a clock",
                    call -> call.getName().equals("now")
                            && call.getTargetOwner().getPackageName().startsWith("java.time")
                            && call.getTarget().getRawParameterTypes().isEmpty()))
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule old_dates_stay_in_the_engine = noClasses()
            .that()
            .resideOutsideOfPackages("io.meibo.workflow.camunda..", "io.meibo.security.camunda..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Date");

    @ArchTest
    static final ArchRule no_field_injection = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule nothing_prints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule controllers_live_in_web = classes()
            .that()
            .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
            .should()
            .resideInAPackage("io.meibo.*.web")
            .andShould()
            .notBePublic();

    @ArchTest
    static final ArchRule web_types_do_not_leave_web = noClasses()
            .that()
            .resideOutsideOfPackages("..web..", "io.meibo.api..", "io.meibo.security..", "io.meibo.pages..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..", "org.springframework.http..");

    @ArchTest
    static final ArchRule nothing_personal_goes_through_the_seam = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.meibo.workflow..")
            .should(new ArchCondition<>("take and give nothing personal") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean personal = method.getRawParameterTypes().stream().anyMatch(HouseRulesTest::isPersonal)
                            || isPersonal(method.getRawReturnType());
                    if (personal) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                    }
                }
            });

    @ArchTest
    static final ArchRule secrets_and_persons_are_not_kept_in_fields_of_listeners = fields().that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage("..process..", "io.meibo.workflow..")
            .should(new ArchCondition<>("hold nothing personal") {
                @Override
                public void check(com.tngtech.archunit.core.domain.JavaField field, ConditionEvents events) {
                    if (isPersonal(field.getRawType())) {
                        events.add(SimpleConditionEvent.violated(field, field.getFullName()));
                    }
                }
            });

    @ArchTest
    static final ArchRule the_demo_is_known_to_nobody = noClasses()
            .that()
            .resideOutsideOfPackage("io.meibo.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.meibo.demo..");

    @ArchTest
    static final ArchRule the_simulator_is_known_to_nobody_but_the_front_door = noClasses()
            .that()
            .resideOutsideOfPackage("io.meibo.simulator..")
            .and()
            .doNotHaveFullyQualifiedName("io.meibo.MeiboApplication")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.meibo.simulator..");

    @ArchTest
    static final ArchRule the_simulator_knows_values_and_no_framework = noClasses()
            .that()
            .resideInAPackage("io.meibo.simulator..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.meibo..")
                    .and(DescribedPredicate.not(resideInAnyPackage("io.meibo.shared..", "io.meibo.simulator.."))))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.camunda..");

    /** Ids and events are records in a feature's base package. */
    private static boolean isIdOrEvent(JavaClass type) {
        return type.isRecord() && type.getPackageName().equals("io.meibo." + featureOf(type));
    }

    private static boolean isPersonal(JavaClass type) {
        return type.getName().startsWith("io.meibo.privacy.PersonalData");
    }

    private static String featureOf(JavaClass type) {
        return FEATURES.stream()
                .filter(feature -> (type.getPackageName() + ".").startsWith("io.meibo." + feature + "."))
                .findFirst()
                .orElse(null);
    }
}
