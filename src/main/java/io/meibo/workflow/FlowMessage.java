package io.meibo.workflow;

/** What can happen to a waiting registration, named as a fact in the past; the models know the same names. */
public enum FlowMessage {
    CORRECTION_RECEIVED("correction.received"),
    CONTRACT_SIGNED("contract.signed"),
    DEPOSIT_PAID("deposit.paid"),
    STOCK_REPLENISHED("stock.replenished"),
    CARD_ACTIVATED("card.activated"),
    DELIVERY_CONFIRMED("delivery.confirmed"),
    MAIL_RETURNED("mail.returned"),
    REGISTRATION_WITHDRAWN("registration.withdrawn"),
    CONCESSION_ENDED("concession.ended"),
    PROFILE_INSTALLED("profile.installed"),
    PROFILE_STUCK("profile.stuck"),
    FINAL_BILL_STATED("final-bill.stated"),
    PAYMENT_MATCHED("payment.matched"),
    REPLACEMENT_DROPPED("replacement.dropped");

    private final String messageName;

    FlowMessage(String messageName) {
        this.messageName = messageName;
    }

    public String messageName() {
        return messageName;
    }
}
