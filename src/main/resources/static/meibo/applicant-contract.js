'use strict';

// The contract: reading it, signing it online with a code that is sent, and taking the signed copy home.
(() => {
  const { $, word, say, busy, send, show, done, tell, download, reference, language } = Applicant;
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short' });

  Applicant.part({
    show({ detail }) {
      $('signature').hidden = detail.awaiting?.what !== 'signature';
      $('contract-copy').hidden = !detail.contract?.signature?.signedCopy || Boolean(detail.contract.received);
    },
  });

  $('read-contract').addEventListener('click', event =>
    busy(event.currentTarget, () => download('/contract', reference)));

  $('load-copy').addEventListener('click', event => busy(event.currentTarget, async () => {
    await download('/contract/signed-copy', reference);
    await show();
    tell($('done'), word('sign-online.received'));
  }));

  $('send-code').addEventListener('click', event => {
    const button = event.currentTarget;
    say($('signature-error'), '');
    busy(button, async () => {
      const channel = document.querySelector('[name=code-channel]:checked').value;
      try {
        const sent = await (await send('/contract/signature-code', 'POST', { channel })).json();
        say($('code-sent'), word('sign-online.sent').replace('{to}', sent.sentTo).replace('{until}', clock.format(new Date(sent.validUntil))));
        button.textContent = word('sign-online.again');
        $('signature-code').focus();
      } catch (problem) {
        if (problem.status !== 422 && problem.status !== 429) {
          throw problem;
        }
        fault(problem, $('send-code'));
      }
    });
  });

  function fault(problem, field) {
    say($('signature-error'), problem.errors?.map(each => each.detail).join(' ') || problem.detail);
    field.focus();
  }

  $('signature-form').addEventListener('submit', event => {
    event.preventDefault();
    say($('signature-error'), '');
    if (!$('read').checked) {
      fault({ detail: word('sign-online.read-first') }, $('read'));
      return;
    }
    busy(event.submitter ?? $('signature-form').querySelector('button.main'), async () => {
      try {
        await send('/contract/signature', 'POST', {
          signedName: $('signed-name').value.trim(), method: 'online-typed', code: $('signature-code').value.trim(),
        });
      } catch (problem) {
        if (problem.status !== 422 && problem.status !== 429) {
          throw problem;
        }
        const named = problem.errors?.some(each => each.pointer === '/signedName');
        fault(problem, named ? $('signed-name') : $('signature-code'));
        return;
      }
      $('signature-form').reset();
      say($('code-sent'), '');
      await done('progress.signed');
    });
  });
})();
