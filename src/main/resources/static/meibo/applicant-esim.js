'use strict';

// The eSIM: how its profile stands, and its activation code, once.
(() => {
  const { $, make, json, call, busy, say, word, time } = Applicant;
  let open = false;

  async function look(detail) {
    if (detail.deliveryForm !== 'esim') {
      $('esim').hidden = true;
      return;
    }
    const profile = await json('/esim-profile');
    $('esim').hidden = profile.state === 'none';
    $('esim-state').textContent = profile.text;
    $('esim-ready').hidden = !profile.codeReady;
    // what is on the screen stays there until the tab is closed
    $('esim-code').hidden = !open;
    say($('esim-shown'), profile.codeShownAt && !open && profile.state !== 'installed'
        ? word('applicant.esim.shown').replace('{0}', time.format(new Date(profile.codeShownAt))) : '');
    $('esim-told').replaceChildren(...profile.notices.map(notice => make('li', {},
      notice.text + ' ', make('time', { dateTime: notice.at, textContent: time.format(new Date(notice.at)) }))));
    $('esim-told').hidden = profile.notices.length === 0;
    if (profile.state === 'installed') {
      open = false;
      $('esim-code').hidden = true;
      $('esim-qr').removeAttribute('src');
      $('esim-lpa').textContent = '';
    }
  }

  Applicant.part({
    show({ detail }) {
      look(detail).catch(() => { $('esim').hidden = true; });
    },
  });

  $('esim-show').addEventListener('click', () => $('esim-sure').showModal());
  $('esim-not-yet').addEventListener('click', () => $('esim-sure').close());
  $('esim-now').addEventListener('click', event => busy(event.currentTarget, async () => {
    $('esim-sure').close();
    const code = await (await call('/activation-code', { method: 'POST', headers: { Accept: 'application/json' } })).json();
    open = true;
    $('esim-qr').src = 'data:image/svg+xml,' + encodeURIComponent(code.qrSvg);
    $('esim-lpa').textContent = code.activationCode;
    $('esim-ready').hidden = true;
    $('esim-code').hidden = false;
    $('esim-qr').scrollIntoView({ block: 'center' });
  }));
})();
