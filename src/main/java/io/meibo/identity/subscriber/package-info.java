/** Numbers of cards, devices and lines: ICCID, IMSI, EID, IMEI, MSISDN, activation codes, bank cards. */
@NullMarked
package io.meibo.identity.subscriber;

import org.jspecify.annotations.NullMarked;
