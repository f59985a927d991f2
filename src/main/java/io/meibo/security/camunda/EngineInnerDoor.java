package io.meibo.security.camunda;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meibo.security.DoorAnswers;
import io.meibo.security.InnerDoor;
import jakarta.servlet.Filter;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Puts the engine's filters behind log-in on both chains. */
@Component
final class EngineInnerDoor implements InnerDoor {

    private final IdentityService identity;
    private final DoorAnswers doorAnswers;
    private final ObjectMapper json;
    private final SpokenNames spokenNames;

    EngineInnerDoor(IdentityService identity, DoorAnswers doorAnswers, ObjectMapper json, SpokenNames spokenNames) {
        this.identity = identity;
        this.doorAnswers = doorAnswers;
        this.json = json;
        this.spokenNames = spokenNames;
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                new CallerFilter(identity),
                new WebappLogout(),
                new EngineDoor(doorAnswers, new EngineAnswers(doorAnswers, json, spokenNames)));
    }
}
