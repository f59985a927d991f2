package io.meibo.identity;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under `meibo.identity`.
 *
 * @param acceptSpecimenState lets documents of Utopia (UTO) pass; for tests only
 * @param contractWithin how long after the checks a contract may still be made: documents must be valid until then
 * @param nearPortrait how alike, from 0 to 1, two portraits must be for a person to compare them
 */
@ConfigurationProperties("meibo.identity")
public record IdentitySettings(
        @DefaultValue("false") boolean acceptSpecimenState,
        @DefaultValue("P14D") Period contractWithin,
        @DefaultValue("0.97") double nearPortrait) {}
