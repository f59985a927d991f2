package io.meibo.demo;

import io.meibo.reading.SpareReader;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demonstration's card reader, for every user without a real one, so that "Read card" can be tried. */
@Component
@Profile("!production")
@ConditionalOnProperty("meibo.demo.enabled")
class DemoReader implements SpareReader {

    private final SpecimenReader device;

    DemoReader(Clock clock) {
        this.device = SpecimenReader.start(LocalDate.now(clock));
    }

    @Override
    public Optional<URI> of(String userId) {
        return userId.matches("[A-Za-z0-9._-]+") ? Optional.of(device.of(userId)) : Optional.empty();
    }

    /** Reads this person's card at the user's place, over the API, and puts the reading into the application. */
    void read(Door.Caller caller, String user, Invented person, Map<String, Object> application) {
        device.lay(user, person);
        String reading = caller.post("/api/id-readings").expect(201).text("/reading");
        application.put("identityDocument", Map.of("reading", reading));
    }

    @PreDestroy
    void stop() {
        device.close();
    }
}
