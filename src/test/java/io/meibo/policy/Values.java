package io.meibo.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Every value an input of the tables can have, one unknown value each, and the days around which rules change. */
final class Values {

    static final List<String> PRODUCTS = List.of(
            "jp-postpaid-voice",
            "jp-prepaid-voice",
            "jp-prepaid-data",
            "cn-postpaid-voice",
            "cn-prepaid-voice",
            "jp-transit-anonymous",
            "jp-transit-named",
            "cn-transit-ordinary",
            "cn-transit-concession",
            "cn-bank-class-1",
            "cn-iot-data",
            "tv-subscription",
            "unknown");
    static final List<String> CHANNELS = List.of("counter", "online", "home-visit", "partner", "unknown");
    static final List<String> VERIFICATIONS = List.of(
            "document-shown",
            "portrait-compared",
            "chip-read",
            "electronic-signature",
            "registered-post",
            "image-uploaded",
            "none",
            "unknown");
    static final List<String> DOCUMENTS = List.of(
            "jp-driver-licence",
            "jp-my-number-card",
            "jp-residence-card",
            "jp-special-permanent-resident-certificate",
            "passport",
            "cn-resident-id",
            "cn-temporary-id",
            "cn-household-booklet",
            "cn-hmt-residence-permit",
            "cn-foreign-permanent-resident-id",
            "cn-hk-macao-travel-permit",
            "cn-taiwan-travel-permit",
            "none",
            "age-proof",
            "unknown");
    static final List<String> OUTCOMES = List.of("passed", "unclear", "failed", "not-applicable", "unknown");

    /** Each day on which some rule begins, and the day before it. */
    static final List<LocalDate> DAYS = Stream.of(
                    "2006-04-01",
                    "2009-01-01",
                    "2013-09-01",
                    "2016-01-01",
                    "2016-05-01",
                    "2016-09-23",
                    "2019-12-01",
                    "2021-01-01",
                    "2021-11-01",
                    "2022-04-01",
                    "2023-12-01",
                    "2025-06-01",
                    "2025-10-13",
                    "2026-01-01",
                    "2026-04-01",
                    "2026-10-01",
                    "2026-11-25",
                    "2027-04-01",
                    "2027-05-29")
            .map(LocalDate::parse)
            .flatMap(day -> Stream.of(day.minusDays(1), day))
            .toList();

    private Values() {}
}
