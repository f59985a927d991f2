package io.meibo.identity.line;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Lines on H2 in memory. */
class LinesTest extends LineStories {

    @Override
    DataSource emptyDatabase() {
        var database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        return database;
    }
}
