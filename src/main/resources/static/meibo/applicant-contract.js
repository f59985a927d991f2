'use strict';

// The contract: reading and signing it.
(() => {
  const { $, say, busy, send, done, download, reference } = Applicant;

  Applicant.part({
    show({ detail }) {
      $('signature').hidden = detail.awaiting?.what !== 'signature';
    },
  });

  $('read-contract').addEventListener('click', event =>
    busy(event.currentTarget, () => download('/contract', reference)));

  $('signature-form').addEventListener('submit', event => {
    event.preventDefault();
    say($('signature-error'), '');
    busy(event.submitter ?? $('signature-form').querySelector('button'), async () => {
      try {
        await send('/contract/signature', 'POST', { signedName: $('signed-name').value.trim(), method: 'online-typed' });
      } catch (problem) {
        if (problem.status !== 422) {
          throw problem;
        }
        say($('signature-error'), problem.errors?.map(fault => fault.detail).join(' ') || problem.detail);
        $('signed-name').focus();
        return;
      }
      $('signature-form').reset();
      await done('progress.signed');
    });
  });
})();
