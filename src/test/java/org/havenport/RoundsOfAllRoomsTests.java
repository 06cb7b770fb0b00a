package org.havenport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.havenport.house.PortalTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Every round has a thread of its own, and goes by itself only where that was said. */
@PortalTest
class RoundsOfAllRoomsTests {

    @Autowired
    ApplicationContext program;

    @Test
    void aRoundThatHangsHoldsUpNoOther() {
        new ApplicationContextRunner()
                .withUserConfiguration(RoundsOfAllRooms.class)
                .withBean(Hangs.class)
                .withBean(Goes.class)
                .withPropertyValues("havenport.rounds=true")
                .run(it -> {
                    assertThat(it.getBean(Hangs.class).hangs.await(1, TimeUnit.MINUTES))
                            .isTrue();
                    assertThat(it.getBean(Goes.class).thrice.await(1, TimeUnit.MINUTES))
                            .isTrue();
                    it.getBean(Hangs.class).end.countDown();
                });
    }

    @Test
    void noneGoesByItselfWhereNothingIsServed() {
        assertThat(program.containsBean("taskScheduler")).isFalse();
        new ApplicationContextRunner()
                .withUserConfiguration(RoundsOfAllRooms.class)
                .run(it -> assertThat(it).doesNotHaveBean(RoundsOfAllRooms.class));
    }

    @Test
    void thereIsAThreadForEach() {
        var rounds = Arrays.stream(program.getBeanDefinitionNames())
                .map(program::getType)
                .filter(it -> it != null && it.getPackageName().startsWith("org.havenport"))
                .map(ClassUtils::getUserClass)
                .distinct()
                .flatMap(it -> Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(it)))
                .filter(it -> AnnotatedElementUtils.hasAnnotation(it, Scheduled.class))
                .count();
        assertThat(rounds).isBetween(15L, (long) RoundsOfAllRooms.AT_ONCE);
    }

    static class Hangs {
        final CountDownLatch hangs = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(1);

        @Scheduled(fixedDelay = 1)
        void round() throws InterruptedException {
            hangs.countDown();
            end.await();
        }
    }

    static class Goes {
        final CountDownLatch thrice = new CountDownLatch(3);

        @Scheduled(fixedDelay = 1)
        void round() {
            thrice.countDown();
        }
    }
}
