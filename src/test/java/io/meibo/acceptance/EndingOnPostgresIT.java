package io.meibo.acceptance;

import org.springframework.test.context.ContextConfiguration;

/** On the database of production. */
@ContextConfiguration(initializers = OnPostgres.class)
class EndingOnPostgresIT extends EndingStories {}
