'use strict';

// How the card comes to its holder: collected, or posted and its receipt confirmed; and switching a prepaid card on,
// by the code from the short message, without one, or with fresh pictures where policy asks for them.
(() => {
  const { $, cardWord, busy, send, call, json, done, say, make, word, time, reference, language } = Applicant;
  let check = 'none';

  async function parcel(detail) {
    if (detail.awaiting?.what !== 'delivery' || detail.deliveryForm === 'esim') {
      $('parcel').hidden = true;
      return;
    }
    const latest = (await json('/delivery')).parcels.at(-1);
    $('parcel').hidden = !latest;
    if (latest) {
      $('parcel-number').textContent = latest.trackingNumber;
      $('parcel-posted').textContent = word('applicant.delivery.posted').replace('{0}', time.format(new Date(latest.postedAt)));
      $('parcel-returned').hidden = latest.outcome !== 'returned';
      $('parcel-arrived').hidden = Boolean(latest.checkedInAt);
    }
  }

  async function activation(detail) {
    if (detail.awaiting?.what !== 'activation') {
      $('activation').hidden = true;
      return;
    }
    const wanted = await json('/activation');
    check = wanted.check;
    $('activation-pages').hidden = check !== 'pages';
    $('activation-plain').hidden = check === 'pages';
    $('activation-person').hidden = check === 'none';
    $('activation-reasons').replaceChildren(...wanted.reasons.map(reason => make('li', { textContent: reason.text })));
    $('activation-reasons').hidden = wanted.reasons.length === 0;
    $('activation').hidden = false;
  }

  Applicant.part({
    show({ detail }) {
      $('hand-over').hidden = detail.awaiting?.what !== 'hand-over';
      if (detail.deliveryForm === 'card') {
        $('hand-over-title').textContent = cardWord('progress.hand-over', detail);
        $('hand-over-lead').textContent = cardWord('progress.hand-over.lead', detail);
      }
      parcel(detail).catch(() => { $('parcel').hidden = true; });
      activation(detail).catch(() => { $('activation').hidden = true; });
    },
  });

  const after = () => done(check === 'none' ? 'progress.activated' : 'applicant.activation.asked');

  /** What is wrong with what was sent stands beside it; anything else is told where the page tells such things. */
  async function orSay(place, field, work) {
    say($(place), '');
    try {
      await work();
    } catch (problem) {
      if (problem.status !== 422 && problem.status !== 429) {
        throw problem;
      }
      say($(place), [problem.detail, ...(problem.errors ?? []).map(fault => fault.detail)].join(' '));
      $(field).focus();
      return;
    }
    await after();
  }

  $('parcel-arrived').addEventListener('click', event => busy(event.currentTarget, async () => {
    await send('/delivery', 'POST', { outcome: 'delivered' });
    await done('applicant.delivery.thanks');
  }));

  $('activate').addEventListener('click', event => busy(event.currentTarget, () =>
    orSay('activation-error', 'activation-code', () => send('/activation', 'POST'))));

  $('activation-resend').addEventListener('click', event => busy(event.currentTarget, async () => {
    await send('/activation/code', 'POST');
    say($('done'), word('applicant.activation.resent'));
    $('activation-code').focus();
  }));

  $('activation-form').addEventListener('submit', event => {
    event.preventDefault();
    const code = $('activation-code').value.trim();
    if (!code) {
      say($('activation-error'), word('applicant.activation.code-missing'));
      $('activation-code').focus();
      return;
    }
    busy(event.submitter ?? $('activation-form').querySelector('button'), () =>
      orSay('activation-error', 'activation-code', async () => {
        // the code is the proof: this call needs no log-in and sends none
        const answer = await fetch('/api/activations', {
          method: 'POST', credentials: 'omit', cache: 'no-store',
          headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
          body: JSON.stringify({ reference, code }),
        });
        if (!answer.ok) {
          throw { ...await answer.json().catch(() => ({ detail: word('progress.fault') })), status: answer.status };
        }
        $('activation-form').reset();
      }));
  });

  $('activation-pages').addEventListener('submit', event => {
    event.preventDefault();
    busy(event.submitter ?? $('activation-pages').querySelector('button'), () =>
      orSay('activation-pages-error', 'activation-document', async () => {
        const pages = new FormData();
        pages.append('document-front', $('activation-document').files[0]);
        pages.append('portrait', $('activation-portrait').files[0]);
        await call('/activation', { method: 'POST', body: pages });
        $('activation-pages').reset();
      }));
  });
})();
