package io.meibo.workflow;

import io.meibo.shared.RegistrationId;

/** A registration's process has asked a table by itself (business rule task). Published in the engine's transaction. */
public record DecisionMade(RegistrationId reference, Evaluation evaluation) {}
