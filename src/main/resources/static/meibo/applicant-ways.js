'use strict';

// The ways out: withdrawing the application.
(() => {
  const { $, cardWord, busy, send, done } = Applicant;

  Applicant.part({
    show({ detail, ended }) {
      $('withdraw').hidden = ended;
      if (detail.deliveryForm === 'card') {
        $('withdraw-lead').textContent = cardWord('progress.withdraw.lead', detail);
      }
    },
  });

  $('withdraw').addEventListener('click', () => $('sure').showModal());
  $('keep').addEventListener('click', () => $('sure').close());
  $('give-up').addEventListener('click', event => busy(event.currentTarget, async () => {
    $('sure').close();
    await send('/withdrawal', 'POST');
    await done('progress.withdrawn');
  }));
})();
