'use strict';

// The ways out: withdrawing the application; once the line is in use, cancelling in the first days or terminating.
(() => {
  const { $, cardWord, busy, send, done, json, show, say, tell, word } = Applicant;
  let chosen = null;

  Applicant.part({
    show({ detail, ended }) {
      $('withdraw').hidden = ended;
      if (detail.deliveryForm === 'card') {
        $('withdraw-lead').textContent = cardWord('progress.withdraw.lead', detail);
      }
      if (detail.status === 'completed') {
        json('/ending').then(showWays, () => { $('line-end').hidden = true; });
      } else {
        $('line-end').hidden = true;
      }
    },
  });

  function showWays(ways) {
    const { cancellation, underWay, terminationPossible } = ways;
    $('line-end').hidden = false;
    say($('line-end-state'), underWay ? word('applicant.ways.' + underWay.state).replace('{0}', underWay.lastDay) : '');
    $('line-end-cancel').hidden = !cancellation.possible;
    const until = cancellation.until
      ? word('applicant.ways.until').replace('{0}', cancellation.until) : word('applicant.ways.until-open');
    $('line-end-until').textContent = until + (cancellation.right === 'person' ? ' ' + word('applicant.ways.person') : '');
    $('line-end-terminate').hidden = !terminationPossible;
  }

  function ask(kind, act) {
    chosen = act;
    $('end-sure-title').textContent = word('applicant.ways.' + kind);
    $('end-sure-lead').textContent = word('applicant.ways.' + kind + '.lead');
    $('end-do').textContent = word('applicant.ways.' + kind);
    $('end-sure').showModal();
  }

  $('cancel-contract').addEventListener('click', () => ask('cancel', () => send('/cancellation', 'POST')));
  $('terminate-contract').addEventListener('click', () => ask('terminate',
    () => send('/termination', 'POST', $('last-day').value ? { wishedOn: $('last-day').value } : {})));
  $('end-keep').addEventListener('click', () => $('end-sure').close());
  $('end-do').addEventListener('click', event => busy(event.currentTarget, async () => {
    $('end-sure').close();
    await chosen();
    await show();
    tell($('done'), word('applicant.ways.told'));
  }));

  $('withdraw').addEventListener('click', () => $('sure').showModal());
  $('keep').addEventListener('click', () => $('sure').close());
  $('give-up').addEventListener('click', event => busy(event.currentTarget, async () => {
    $('sure').close();
    await send('/withdrawal', 'POST');
    await done('progress.withdrawn');
  }));
})();
