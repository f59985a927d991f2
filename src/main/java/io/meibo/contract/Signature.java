package io.meibo.contract;

import java.time.OffsetDateTime;

/** That a contract is signed: which one (number and SHA-256 of its PDF), how, and when. */
public record Signature(String number, String sha256, SignatureMethod method, OffsetDateTime signedAt) {}
