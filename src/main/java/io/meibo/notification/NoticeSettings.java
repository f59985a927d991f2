package io.meibo.notification;

import io.meibo.shared.Role;
import java.net.URI;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of notices: {@code from} is the sender's address, {@code house} the address of this house as applicants reach
 * it (no slash at the end), {@code outboxReaders} the roles that may look into the outbox, {@code showSecrets} whether
 * they see codes there too: for trying things out only, where nothing is really sent.
 */
@ConfigurationProperties("meibo.notification")
public record NoticeSettings(
        @DefaultValue("no-reply@meibo.example") String from,
        @DefaultValue("http://localhost:8080") URI house,
        @DefaultValue({"MANAGER", "CAMUNDA_ADMIN"}) Set<Role> outboxReaders,
        @DefaultValue("false") boolean showSecrets) {}
