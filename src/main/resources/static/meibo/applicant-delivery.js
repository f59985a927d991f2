'use strict';

// How the card comes to its holder, and switching it on.
(() => {
  const { $, cardWord, busy, send, done } = Applicant;

  Applicant.part({
    show({ detail }) {
      const what = detail.awaiting?.what;
      $('hand-over').hidden = what !== 'hand-over';
      $('activation').hidden = what !== 'activation';
      if (detail.deliveryForm === 'card') {
        $('hand-over-title').textContent = cardWord('progress.hand-over', detail);
        $('hand-over-lead').textContent = cardWord('progress.hand-over.lead', detail);
      }
    },
  });

  $('activate').addEventListener('click', event => busy(event.currentTarget, async () => {
    await send('/activation', 'POST');
    await done('progress.activated');
  }));
})();
