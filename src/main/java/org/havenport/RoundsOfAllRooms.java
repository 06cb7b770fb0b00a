package org.havenport;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Lets the rounds of all rooms go by themselves where the portal serves people; a command or a test walks those it means.
 * Each round has a thread of its own: a mail server that hangs must not keep urgent work from climbing.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty("havenport.rounds")
class RoundsOfAllRooms {

    /** More than there are rounds in the program. */
    static final int AT_ONCE = 40;

    @Bean
    TaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(AT_ONCE);
        scheduler.setThreadFactory(Thread.ofVirtual().name("rounds-", 1).factory());
        return scheduler;
    }
}
