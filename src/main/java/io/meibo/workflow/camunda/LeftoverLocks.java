package io.meibo.workflow.camunda;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * On the embedded database no other process can be at work, so whatever job is locked at start was left by a process
 * that died: it is taken up at once instead of after the lock's time. On a shared database the lock's time is waited
 * for, since another node may still be at it.
 */
@Component
class LeftoverLocks implements SmartInitializingSingleton {

    private final DataSource database;
    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;
    private final AsHouse asHouse;

    LeftoverLocks(
            DataSource database, ManagementService management, ProcessEngineConfigurationImpl engine, AsHouse asHouse) {
        this.database = database;
        this.management = management;
        this.engine = engine;
        this.asHouse = asHouse;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (isEmbedded()) {
            asHouse.call(this::unlock);
        }
    }

    private int unlock() {
        int unlocked = 0;
        for (var job : management.createJobQuery().unlimitedList()) {
            if (job instanceof JobEntity entity && entity.getLockOwner() != null) {
                engine.getCommandExecutorTxRequired().execute(new UnlockJobCmd(entity.getId()));
                unlocked++;
            }
        }
        return unlocked;
    }

    private boolean isEmbedded() {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }
}
