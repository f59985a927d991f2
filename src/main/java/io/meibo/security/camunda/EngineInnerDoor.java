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
    private final FilterNames filterNames;

    EngineInnerDoor(IdentityService identity, DoorAnswers doorAnswers, ObjectMapper json, FilterNames filterNames) {
        this.identity = identity;
        this.doorAnswers = doorAnswers;
        this.json = json;
        this.filterNames = filterNames;
    }

    @Override
    public List<Filter> filters() {
        return List.of(
                new CallerFilter(identity),
                new WebappLogout(),
                new EngineDoor(doorAnswers, new EngineAnswers(doorAnswers, json, filterNames)));
    }
}
