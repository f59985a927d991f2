package io.meibo.shared;

import java.util.Optional;
import java.util.Set;

/**
 * The subscriber number inside a SIM (ITU-T E.212): 14 or 15 digits that begin with an assigned mobile country code.
 * Prints only country and network code.
 */
public record Imsi(String digits) {

    private static final String TEST_NETWORK = "001";
    private static final String PRIVATE_NETWORK = "999";

    /** Mobile country codes assigned by ITU-T E.212, with test (001), international (901) and private (999) networks. */
    private static final Set<String> COUNTRY_CODES = Set.of(
            """
            001 202 204 206 208 212 213 214 216 218 219 220 221 222 225 226 228 230 231 232 234 235 238 240 242 244 246
            247 248 250 255 257 259 260 262 266 268 270 272 274 276 278 280 282 283 284 286 288 289 290 292 293 294 295
            297 302 308 310 311 312 313 314 315 316 330 332 334 338 340 342 344 346 348 350 352 354 356 358 360 362 363
            364 365 366 368 370 372 374 376 400 401 402 404 405 406 410 412 413 414 415 416 417 418 419 420 421 422 423
            424 425 426 427 428 429 430 431 432 434 436 437 438 440 441 450 452 454 455 456 457 460 461 466 467 470 472
            502 505 510 514 515 520 525 528 530 536 537 539 540 541 542 543 544 545 546 547 548 549 550 551 552 553 554
            555 602 603 604 605 606 607 608 609 610 611 612 613 614 615 616 617 618 619 620 621 622 623 624 625 626 627
            628 629 630 631 632 633 634 635 636 637 638 639 640 641 642 643 645 646 647 648 649 650 651 652 653 654 655
            657 658 659 702 704 706 708 710 712 714 716 722 724 730 732 734 736 738 740 742 744 746 748 750 901 999"""
                    .split("\\s+"));

    public Imsi {
        if (!isShaped(digits) || !COUNTRY_CODES.contains(digits.substring(0, 3))) {
            throw new IllegalArgumentException("not an IMSI");
        }
    }

    /**
     * Reads an IMSI; spaces and hyphens are dropped.
     *
     * @throws IllegalArgumentException when it is none; the text never repeats the value
     */
    public static Imsi parse(String text) {
        return new Imsi(clean(text));
    }

    /** Reads like {@link #parse} and gives nothing when it is no IMSI. */
    public static Optional<Imsi> of(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException notAnImsi) {
            return Optional.empty();
        }
    }

    /** Tells whether the text has the shape of an IMSI, whether or not its country code is assigned. */
    public static boolean isShaped(String text) {
        return clean(text).matches("[0-9]{14,15}");
    }

    /** The three digits of the mobile country code: 440 and 441 are Japan, 460 and 461 China. */
    public String countryCode() {
        return digits.substring(0, 3);
    }

    /** True for numbers of test (001) and private (999) networks, which no customer can use. */
    public boolean isOutsidePublicNetworks() {
        return countryCode().equals(TEST_NETWORK) || countryCode().equals(PRIVATE_NETWORK);
    }

    @Override
    public String toString() {
        return "Imsi[" + digits.substring(0, 5) + "…]";
    }

    private static String clean(String text) {
        return text.replaceAll("[\\s-]", "");
    }
}
