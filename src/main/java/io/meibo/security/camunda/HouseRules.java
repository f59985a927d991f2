package io.meibo.security.camunda;

import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts groups, grants, filters and first users in place before the door opens, and somebody's own filter when he logs
 * in for the first time.
 */
@Component
final class HouseRules implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(HouseRules.class);

    private final Accounts accounts;
    private final Grants grants;
    private final TasklistFilters filters;
    private final FirstUsers firstUsers;
    private final TransactionTemplate transaction;

    HouseRules(
            Accounts accounts,
            Grants grants,
            TasklistFilters filters,
            FirstUsers firstUsers,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.grants = grants;
        this.filters = filters;
        this.firstUsers = firstUsers;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            establish();
        } catch (ProcessEngineException | DataAccessException raced) {
            LOG.info("another node may have been writing the same; trying once more");
            establish();
        }
    }

    private void establish() {
        transaction.executeWithoutResult(status -> {
            accounts.ensureGroups();
            grants.ensureAll();
            filters.ensureForGroups();
            firstUsers.ensure();
        });
    }

    @EventListener
    void loggedIn(InteractiveAuthenticationSuccessEvent event) {
        String user = event.getAuthentication().getName();
        try {
            transaction.executeWithoutResult(status -> grants.personal(user, filters.ensureForUser(user)));
        } catch (RuntimeException failed) {
            // A missing filter is no reason to keep somebody out.
            LOG.warn(
                    "the personal filter of a user could not be made: {}",
                    failed.getClass().getSimpleName());
        }
    }
}
