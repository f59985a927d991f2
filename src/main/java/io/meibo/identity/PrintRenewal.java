package io.meibo.identity;

import io.meibo.privacy.Fingerprints;
import io.meibo.privacy.PersonalDataVault;
import io.meibo.register.Register;
import io.meibo.shared.RegistrationId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes prints anew that are of an older edition of the forms, before the first request or job could miss one. Each
 * batch is kept by itself, so that a start that is cut short goes on where it was; two nodes may do it side by side.
 */
@Component
class PrintRenewal implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(PrintRenewal.class);
    private static final int BATCH = 200;

    private final Fingerprints fingerprints;
    private final PersonalDataVault vault;
    private final Register register;
    private final TransactionTemplate inTransaction;

    PrintRenewal(
            Fingerprints fingerprints,
            PersonalDataVault vault,
            Register register,
            PlatformTransactionManager transactions) {
        this.fingerprints = fingerprints;
        this.vault = vault;
        this.register = register;
        this.inTransaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        int renewed = 0;
        List<RegistrationId> outdated = fingerprints.outdated(BATCH);
        while (!outdated.isEmpty()) {
            List<RegistrationId> batch = outdated;
            inTransaction.executeWithoutResult(transaction -> batch.forEach(this::renew));
            renewed += batch.size();
            outdated = fingerprints.outdated(BATCH);
        }
        if (renewed > 0) {
            LOG.info("prints of {} registrations were made anew", renewed);
        }
    }

    private void renew(RegistrationId reference) {
        register.lock(reference);
        fingerprints.index(reference, vault.current(reference));
    }
}
