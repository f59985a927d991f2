/** The seam to the workflow engine, free of engine types: verbs, variables, messages, tasks, tables. */
@NullMarked
package io.meibo.workflow;

import org.jspecify.annotations.NullMarked;
