/**
 * Something to look at on the first start: people who do not exist, drawn specimen documents, and registrations played
 * through the real verbs. Never in production; tests use the same people.
 */
@NullMarked
package io.meibo.demo;

import org.jspecify.annotations.NullMarked;
