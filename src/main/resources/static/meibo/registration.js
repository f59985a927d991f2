'use strict';

// The frame of the applicant's page. The access code lives in this tab only and goes out as a header, never in an
// address. What the page can do stands in parts (applicant-<part>.html and .js): each calls Applicant.part({show}) and
// is shown anew whenever the registration was looked at; its words stand in its own file as elements with data-word.
const Applicant = (() => {
  const $ = id => document.getElementById(id);
  const reference = document.body.dataset.reference;
  const language = document.documentElement.lang;
  const place = 'meibo.access.' + reference;
  const words = new Map([...document.querySelectorAll('[data-word]')].map(word => [word.dataset.word, word.textContent]));
  const word = key => words.get(key) ?? key;
  /* a transit or bank card is spoken of as a card where the text would speak of a SIM */
  const cardWord = (key, detail) => (detail.deliveryForm === 'card' && words.get(key + '.card')) || (words.get(key) ?? '');
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  const ENDED = ['completed', 'rejected', 'withdrawn', 'expired', 'cancelled', 'terminated'];
  const REFRESH_EVERY = 20_000;
  const PATIENCE = 10_000;
  const parts = [];

  let code = reference ? sessionStorage.getItem(place) ?? '' : '';
  let shown = null;

  /** A call of our API as this applicant; throws the problem where the answer is one. */
  async function call(path, options = {}) {
    let answer;
    try {
      answer = await fetch('/api/registrations/' + encodeURIComponent(reference) + path, {
        ...options,
        credentials: 'omit',
        cache: 'no-store',
        headers: { 'X-Access-Code': code, 'Accept-Language': language, ...options.headers },
      });
    } catch (lost) {
      throw { status: 0, detail: word('progress.offline') };
    }
    if (answer.ok) {
      return answer;
    }
    const problem = await answer.json().catch(() => ({}));
    throw { detail: word('progress.fault'), ...problem, status: answer.status };
  }

  const json = async path => (await call(path)).json();
  const send = (path, method, body) => call(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

  function say(element, text) {
    element.textContent = text;
    element.hidden = !text;
  }

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  // --- opening and closing -------------------------------------------------------------------------------------

  async function open(focus) {
    try {
      await show();
      sessionStorage.setItem(place, code);
      $('open').hidden = true;
      $('case').hidden = false;
      if (focus) {
        $('status').focus();
      }
    } catch (problem) {
      close();
      say($('open-error'), openingText(problem));
      $('code').focus();
    }
  }

  function openingText(problem) {
    switch (problem.status) {
      case 401: case 403: case 404: return word('progress.wrong-code');
      case 429: return word('progress.too-many');
      default: return problem.detail;
    }
  }

  function close() {
    sessionStorage.removeItem(place);
    code = '';
    shown = null;
    $('case').hidden = true;
    $('open').hidden = false;
  }

  // --- showing -------------------------------------------------------------------------------------------------

  async function show() {
    const [detail, progress] = await Promise.all([json(''), json('/progress')]);
    const changed = !shown || shown.status !== detail.status || shown.round !== detail.round;
    shown = detail;
    $('product').textContent = words.get('product.' + detail.product) ?? '';
    $('status').textContent = cardWord('status.' + detail.status, detail);
    showSteps(detail);
    showAwaiting(detail);
    showReasons($('why'), detail.status === 'rejected' ? (detail.decisions ?? []).filter(decision => decision.outcome === 'refuse').pop() : null);
    showRefusedByRule(detail.refusedByRule);
    showHistory(progress.history);
    const state = { detail, progress, changed, ended: ENDED.includes(detail.status) };
    for (const part of parts) {
      try {
        part.show(state);
      } catch (fault) {
        console.error(fault);
      }
    }
  }

  function showSteps(detail) {
    const prepaid = detail.process?.key?.startsWith('prepaid');
    // an anonymous card has nobody to check
    const names = prepaid ? ['check', 'card', 'done']
      : detail.deliveryForm === 'card' && !detail.applicant ? ['contract', 'card', 'done'] : ['check', 'contract', 'card', 'done'];
    const at = {
      draft: 'check', checking: 'check', 'in-review': 'check', returned: 'check',
      'awaiting-signature': 'contract', 'awaiting-deposit': 'contract',
      issuing: 'card', 'awaiting-activation': 'card', completed: 'done',
    }[detail.status];
    $('steps').hidden = at === undefined;
    const now = names.indexOf(at);
    $('steps').replaceChildren(...names.map((name, index) => {
      const step = make('li', { textContent: cardWord('progress.step.' + name, detail) });
      if (index < now || at === 'done') {
        step.className = 'past';
      } else if (index === now) {
        step.className = 'now';
        step.setAttribute('aria-current', 'step');
      }
      return step;
    }));
  }

  function showAwaiting(detail) {
    const wait = detail.awaiting;
    $('awaiting').textContent = cardWord(wait ? 'awaiting.' + wait.what : 'progress.ended.' + detail.status, detail);
    const asked = wait?.from === 'applicant' || ['hand-over', 'activation'].includes(wait?.what);
    say($('until'), asked && wait.until ? word('progress.until').replace('{0}', moment(wait.until)) : '');
  }

  function moment(until) {
    const days = Math.round((new Date(until) - new Date()) / 86_400_000);
    const distance = days > 0 ? new Intl.RelativeTimeFormat(language).format(days, 'day') : '';
    const wide = /^(ja|zh)/.test(language);
    return time.format(new Date(until)) + (distance && (wide ? `（${distance}）` : ` (${distance})`));
  }

  function showReasons(list, decision) {
    list.replaceChildren(...(decision?.reasons ?? []).map(reason => make('li', { textContent: reason.text })));
    list.hidden = list.children.length === 0;
  }

  /** Why a rule refused, by which row, and what is allowed instead. */
  function showRefusedByRule(refused) {
    const list = (heading, texts) => texts.length === 0 ? []
        : [make('p', { textContent: word(heading) }), make('ul', { className: 'reasons' }, ...texts.map(text => make('li', { textContent: text })))];
    $('refused').hidden = !refused;
    $('refused').replaceChildren(...!refused ? [] : [
      make('ul', { className: 'reasons' }, ...refused.rules.map(rule => make('li', {
        textContent: rule.text + ' ' + word('refused.source').replace('{0}', rule.sources.join(', '))
      }))),
      ...list('refused.instead', refused.methods.map(told => told.text)),
      ...list('refused.documents', refused.documents.map(told => told.text)),
      ...refused.methods.length + refused.documents.length === 0 ? [make('p', { textContent: word('refused.none') })] : []
    ]);
  }

  function showHistory(history) {
    const steps = history.filter((entry, index) => index === 0 || entry.status !== history[index - 1].status);
    $('history').replaceChildren(...steps.reverse().map(entry => make('li', {},
      word(entry.status === 'draft' ? 'progress.entered' : 'status.' + entry.status),
      make('time', { dateTime: entry.at, textContent: time.format(new Date(entry.at)) }))));
  }

  // --- doing ---------------------------------------------------------------------------------------------------

  async function busy(button, work) {
    button.disabled = true;
    say($('failed'), '');
    say($('done'), '');
    try {
      await work();
    } catch (problem) {
      if (problem.status === 401) {
        close();
        say($('open-error'), word('progress.wrong-code'));
      } else {
        tell($('failed'), problem.detail ?? word('progress.fault'));
        if (problem.status === 409) {
          await show().catch(() => {});
        }
      }
    } finally {
      button.disabled = false;
    }
  }

  function tell(element, text) {
    say(element, text);
    element.focus();
    element.scrollIntoView({ block: 'center' });
  }

  /** Shows where it stands after something was done; the process takes a moment to go on. */
  async function done(text) {
    const before = stand(shown);
    const end = Date.now() + PATIENCE;
    await show();
    while (stand(shown) === before && Date.now() < end) {
      await new Promise(wake => setTimeout(wake, 500));
      await show();
    }
    tell($('done'), word(text));
  }

  const stand = detail => detail.status + ' ' + (detail.awaiting?.what ?? '');

  async function download(path, name) {
    const paper = await (await call(path)).blob();
    const address = URL.createObjectURL(paper);
    make('a', { href: address, download: name + '.pdf' }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  // --- what the buttons do -------------------------------------------------------------------------------------

  $('open-form')?.addEventListener('submit', event => {
    event.preventDefault();
    say($('open-error'), '');
    code = $('code').value.trim();
    if (code) {
      const button = event.submitter ?? $('open-form').querySelector('button');
      busy(button, () => open(true)).then(() => { $('code').value = ''; });
    }
  });

  $('refresh').addEventListener('click', event => busy(event.currentTarget, async () => {
    await show();
    tell($('done'), word('progress.updated'));
  }));
  $('close').addEventListener('click', () => { close(); $('code').focus(); });

  // the page looks by itself whether something has happened; what is typed into a form stays
  setInterval(() => {
    if (shown && (shown.awaiting || shown.status === 'completed') && !document.hidden && !document.querySelector('dialog[open]')) {
      show().catch(() => {});
    }
  }, REFRESH_EVERY);

  // once the parts are there
  document.addEventListener('DOMContentLoaded', () => {
    if (!reference) {
      return;
    }
    if (code) {
      open(false);
    } else {
      $('code').focus();
    }
  });

  return {
    /** Adds a part: {show({detail, progress, changed, ended})}, called each time the registration was looked at. */
    part: part => parts.push(part),
    /** Calls of our API as this applicant; each throws the problem where the answer is one. */
    call, json, send, download,
    /** Doing: a button's work with its faults told; and, after it, how things stand now. */
    busy, done, show, tell, say,
    /** Elements and words. */
    $, make, word, words, cardWord, showReasons, moment, time, reference, language,
  };
})();
