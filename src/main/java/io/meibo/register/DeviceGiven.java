package io.meibo.register;

import io.meibo.shared.Eid;
import io.meibo.shared.RegistrationId;

/** With an application for an eSIM the phone was named that it is for. Published in the transaction of the entry. */
public record DeviceGiven(RegistrationId reference, Eid eid) {}
