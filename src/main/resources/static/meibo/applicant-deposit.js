'use strict';

// The deposit that is to be paid.
(() => {
  const { $, cardWord, language } = Applicant;

  Applicant.part({
    show({ detail }) {
      const wanted = detail.awaiting?.what === 'deposit';
      $('deposit').hidden = !wanted;
      if (detail.deliveryForm === 'card') {
        $('deposit-lead').textContent = cardWord('progress.deposit.lead', detail);
        $('deposit-title').textContent = cardWord('progress.deposit', detail);
      }
      if (wanted && detail.awaiting.amount) {
        const { amount, currency } = detail.awaiting.amount;
        $('amount').textContent =
            new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'name' }).format(amount);
      }
    },
  });
})();
