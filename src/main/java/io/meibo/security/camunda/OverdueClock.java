package io.meibo.security.camunda;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Keeps Tasklist's "overdue" true to the minute. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OverdueClock {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueClock.class);

    private final TasklistFilters filters;

    OverdueClock(TasklistFilters filters) {
        this.filters = filters;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void tick() {
        try {
            filters.refreshOverdue();
        } catch (ConcurrencyFailureException | org.camunda.bpm.engine.OptimisticLockingException raced) {
            LOG.debug("another node has moved the filters on");
        }
    }
}
