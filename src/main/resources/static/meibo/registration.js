'use strict';

// The applicant's page. The access code lives in this tab only and goes out as a header, never in an address.
(() => {
  const $ = id => document.getElementById(id);
  const reference = document.body.dataset.reference;
  const language = document.documentElement.lang;
  const place = 'meibo.access.' + reference;
  const words = new Map([...$('words').children].map(word => [word.dataset.word, word.textContent]));
  const word = key => words.get(key) ?? key;
  /* a transit or bank card is spoken of as a card where the text would speak of a SIM */
  const cardWord = (key, detail) => (detail.deliveryForm === 'card' && words.get(key + '.card')) || (words.get(key) ?? '');
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  const LARGEST_FILE = 10 * 1024 * 1024;
  const REFRESH_EVERY = 20_000;
  const PATIENCE = 10_000;

  if (!reference) {
    return;
  }
  let code = sessionStorage.getItem(place) ?? '';
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
    const detail = await json('');
    const [progress, papers] = await Promise.all([json('/progress'), json('/vouchers').catch(() => [])]);
    const changed = !shown || shown.status !== detail.status || shown.round !== detail.round;
    shown = detail;
    $('product').textContent = words.get('product.' + detail.product) ?? '';
    $('status').textContent = cardWord('status.' + detail.status, detail);
    showSteps(detail);
    showAwaiting(detail);
    showActs(detail, changed);
    showPapers(papers);
    showHistory(progress.history);
    const ended = ['completed', 'rejected', 'withdrawn', 'expired'].includes(detail.status);
    $('withdraw').hidden = ended;
    $('refresh').hidden = ended;
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

  function showActs(detail, changed) {
    const what = detail.awaiting?.what;
    showReasons($('why'), detail.status === 'rejected' ? (detail.decisions ?? []).filter(decision => decision.outcome === 'refuse').pop() : null);
    showRefusedByRule(detail.refusedByRule);
    $('correction').hidden = what !== 'correction';
    $('signature').hidden = what !== 'signature';
    $('deposit').hidden = what !== 'deposit';
    $('hand-over').hidden = what !== 'hand-over';
    if (detail.deliveryForm === 'card') {
      $('deposit-lead').textContent = cardWord('progress.deposit.lead', detail);
      $('deposit-title').textContent = cardWord('progress.deposit', detail);
      $('hand-over-title').textContent = cardWord('progress.hand-over', detail);
      $('hand-over-lead').textContent = cardWord('progress.hand-over.lead', detail);
      $('withdraw-lead').textContent = cardWord('progress.withdraw.lead', detail);
    }
    $('activation').hidden = what !== 'activation';
    if (what === 'deposit' && detail.awaiting.amount) {
      const { amount, currency } = detail.awaiting.amount;
      $('amount').textContent =
          new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'name' }).format(amount);
    }
    if (what === 'correction' && changed) {
      ask().catch(problem => say($('correction-error'), problem.detail));
    }
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

  function showPapers(papers) {
    $('papers').hidden = papers.length === 0;
    $('paper-list').replaceChildren(...papers.map(paper => {
      const name = word('paper.' + paper.kind);
      const load = make('button', { type: 'button', className: 'plain', textContent: 'PDF' });
      load.setAttribute('aria-label', name + ' ' + paper.number + ' PDF');
      load.addEventListener('click', () =>
        busy(load, () => download('/vouchers/' + encodeURIComponent(paper.number), paper.number)));
      const about = make('small', { textContent: paper.number + ' · ' + time.format(new Date(paper.issuedAt)) });
      return make('li', {}, make('span', {}, name, about), load);
    }));
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

  // --- correction ----------------------------------------------------------------------------------------------

  const TEXT = { make: () => make('input', { type: 'text', maxLength: 200 }) };
  const DAY = { make: () => make('input', { type: 'date' }) };
  const COUNTRY = { hint: 'country', make: () => make('input', { type: 'text', maxLength: 3, autocapitalize: 'characters' }) };
  const LINES = hint => ({ hint, make: () => make('textarea', { rows: 3, maxLength: 1000 }), list: true });
  const PAGE = { hint: 'file', page: true, make: () => make('input', { type: 'file', accept: 'image/jpeg,image/png,application/pdf' }) };
  const CHOICE = options => ({
    make: () => make('select', {}, make('option', { value: '', textContent: word('progress.choose') }), ...options()),
  });
  const FIELDS = {
    '/applicant/familyName': TEXT,
    '/applicant/givenName': TEXT,
    '/applicant/familyNameKana': TEXT,
    '/applicant/givenNameKana': TEXT,
    '/applicant/birthDate': DAY,
    '/applicant/sex': CHOICE(() => ['F', 'M', 'X'].map(sex => make('option', { value: sex, textContent: word('progress.sex.' + sex) }))),
    '/applicant/nationality': COUNTRY,
    '/applicant/address/country': COUNTRY,
    '/applicant/address/postcode': TEXT,
    '/applicant/address/region': TEXT,
    '/applicant/address/locality': TEXT,
    '/applicant/address/lines': LINES('lines'),
    '/applicant/phone': { hint: 'phone', make: () => make('input', { type: 'tel', maxLength: 30 }) },
    '/applicant/email': { make: () => make('input', { type: 'email', maxLength: 254 }) },
    '/identityDocument/type': CHOICE(() => [$('document-types').content.cloneNode(true)]),
    '/identityDocument/number': TEXT,
    '/identityDocument/issuingCountry': COUNTRY,
    '/identityDocument/expiryDate': { ...DAY, longTerm: true },
    '/identityDocument/mrz': LINES('mrz'),
    ...partyFields('guardian', ['parent', 'grandparent', 'sibling', 'other-relative', 'legal-guardian']),
    ...partyFields('agent', ['parent', 'spouse', 'child', 'sibling', 'grandparent', 'other-relative', 'representative', 'other']),
    '/user/under18': { ...CHOICE(() => ['true', 'false'].map(truth => make('option', { value: truth, textContent: word('progress.truth.' + truth) }))), truth: true },
    '/user/filtering': CHOICE(() => ['on', 'declined-in-writing'].map(wish => make('option', { value: wish, textContent: word('progress.filtering.' + wish) }))),
    '/document-front': PAGE,
    '/document-back': PAGE,
    '/portrait': PAGE,
    '/residence-permit': PAGE,
    '/household-register': PAGE,
    '/agent-document': PAGE,
    '/guardian-document': PAGE,
    '/kinship-proof': PAGE,
    '/age-proof': PAGE,
    '/other': PAGE,
  };

  /** Of a guardian or agent, and how such a one may stand to the applicant. */
  function partyFields(party, relationships) {
    return Object.fromEntries(Object.entries({
      familyName: TEXT, givenName: TEXT, familyNameKana: TEXT, givenNameKana: TEXT, birthDate: DAY,
      relationship: CHOICE(() => relationships.map(kin => make('option', { value: kin, textContent: word('progress.relationship.' + kin) }))),
      phone: { hint: 'phone', make: () => make('input', { type: 'tel', maxLength: 30 }) },
      'identityDocument/type': CHOICE(() => [$('document-types').content.cloneNode(true)]),
      'identityDocument/number': TEXT, 'identityDocument/issuingCountry': COUNTRY,
      'identityDocument/expiryDate': { ...DAY, longTerm: true }, 'identityDocument/mrz': LINES('mrz'),
    }).map(([name, kind]) => ['/' + party + '/' + name, kind]));
  }

  /** Asks for what was sent back, one after the other: why, with what was given, and whether it is right as it is. */
  async function ask() {
    const { items, reasons, rounds } = await json('/correction');
    const own = new Set(items.flatMap(item => item.reasons.map(reason => reason.code)));
    showReasons($('reasons'), { reasons: reasons.filter(reason => !own.has(reason.code)) });
    say($('rounds'), word('progress.correction.round').replace('{0}', rounds.now).replace('{1}', rounds.most));
    $('fields').replaceChildren(...items.map((item, index) => asked(item, index + 1, items.length)));
  }

  /** The fields to show for what was sent back; a group stands for all in it. */
  const fieldsOf = item => item.kind === 'page' ? [item.pointer]
    : Object.keys(FIELDS).filter(pointer => pointer === item.pointer || pointer.startsWith(item.pointer + '/'));

  function asked(item, number, count) {
    const error = make('p', { className: 'error', id: 'item' + item.pointer.replaceAll('/', '-') + '-error', hidden: true });
    error.dataset.item = item.pointer;
    const parts = [
      make('legend', { textContent: (count > 1 ? number + ' / ' + count + '  ' : '') + item.name }),
      make('ul', { className: 'reasons' }, ...item.reasons.map(reason => make('li', { textContent: reason.text }))),
    ];
    if (item.staffOnly) {
      parts.push(make('p', { className: 'hint', textContent: word('progress.correction.staff-only') }));
      return make('fieldset', { className: 'asked' }, ...parts, error);
    }
    const pointers = fieldsOf(item);
    parts.push(...pointers.map(pointer => field(pointer, valueAt(item, pointer))));
    if (item.kind !== 'page') {
      const tick = make('input', { type: 'checkbox' });
      tick.dataset.right = item.pointer;
      tick.addEventListener('change', () => {
        for (const pointer of pointers) {
          $('field' + pointer.replaceAll('/', '-')).disabled = tick.checked;
        }
      });
      parts.push(make('label', { className: 'tick' }, tick, make('span', { textContent: word('progress.correction.right') })));
    }
    return make('fieldset', { className: 'asked' }, ...parts, error);
  }

  /** What was given, out of a value that may be a group. */
  const valueAt = (item, pointer) => pointer.slice(item.pointer.length).split('/').filter(name => name)
    .reduce((node, name) => node?.[name] ?? null, item.value);

  const shownAs = given => Array.isArray(given) ? given.join('\n') : String(given ?? '');

  function field(pointer, given) {
    const kind = FIELDS[pointer];
    const id = 'field' + pointer.replaceAll('/', '-');
    const input = Object.assign(kind.make(), { id });
    input.dataset.pointer = pointer;
    if (!kind.page) {
      input.dataset.given = shownAs(given);
      input.value = kind.longTerm && given === 'long-term' ? '' : input.dataset.given;
    }
    const error = make('p', { className: 'error', id: id + '-error', hidden: true });
    const parts = [make('label', { htmlFor: id, textContent: word('field-name' + pointer.replaceAll('/', '.')) })];
    let described = error.id;
    if (kind.hint) {
      parts.push(make('p', { className: 'hint', id: id + '-hint', textContent: word('progress.hint.' + kind.hint) }));
      described = id + '-hint ' + described;
    }
    input.setAttribute('aria-describedby', described);
    parts.push(input);
    if (kind.longTerm) {
      const tick = make('input', { type: 'checkbox', id: id + '-long' });
      tick.checked = given === 'long-term';
      input.disabled = tick.checked;
      tick.addEventListener('change', () => { input.disabled = tick.checked; });
      parts.push(make('label', { className: 'tick' }, tick, make('span', { textContent: word('progress.long-term') })));
    }
    parts.push(error);
    return make('div', {}, ...parts);
  }

  function value(input) {
    const kind = FIELDS[input.dataset.pointer];
    if (kind.longTerm && $(input.id + '-long').checked) {
      return 'long-term';
    }
    const text = input.value.trim();
    if (kind.truth && text) {
      return text === 'true';
    }
    return kind.list ? text.split('\n').map(line => line.trim()).filter(line => line) : text;
  }

  function gather(body) {
    const patch = {};
    const right = [...$('fields').querySelectorAll('[data-right]')].filter(tick => tick.checked).map(tick => tick.dataset.right);
    let filled = right.length;
    for (const input of $('fields').querySelectorAll('[data-pointer]')) {
      if (FIELDS[input.dataset.pointer].page) {
        for (const file of input.files) {
          body.append(input.dataset.pointer.slice(1), file);
          filled++;
        }
        continue;
      }
      const given = value(input);
      const answered = right.some(pointer => input.dataset.pointer === pointer || input.dataset.pointer.startsWith(pointer + '/'));
      if (!answered && shownAs(given) !== input.dataset.given) {
        put(patch, input.dataset.pointer.slice(1).split('/'), given === '' ? null : given);
        filled++;
      }
    }
    if (right.length > 0) {
      patch.confirmed = right;
    }
    body.append('registration', new Blob([JSON.stringify(patch)], { type: 'application/json' }));
    return filled;
  }

  function put(object, [first, ...rest], given) {
    if (rest.length === 0) {
      object[first] = given;
    } else {
      put(object[first] ??= {}, rest, given);
    }
  }

  function clearFaults() {
    say($('correction-error'), '');
    for (const place of $('fields').querySelectorAll('[data-item]')) {
      say(place, '');
    }
    for (const input of $('fields').querySelectorAll('[aria-invalid]')) {
      input.removeAttribute('aria-invalid');
      say($(input.id + '-error'), '');
    }
  }

  function showFaults(problem) {
    const others = [];
    let first = null;
    let told = 0;
    for (const fault of problem.errors ?? []) {
      const at = fault.pointer.replace(/^\/attachments\//, '/');
      const input = [...$('fields').querySelectorAll('[data-pointer]')]
        .find(each => at === each.dataset.pointer || at.startsWith(each.dataset.pointer + '/'));
      const place = [...$('fields').querySelectorAll('[data-item]')].find(each => each.dataset.item === at);
      if (!input && place) {
        say(place, fault.detail);
        told++;
      } else if (input) {
        input.setAttribute('aria-invalid', 'true');
        say($(input.id + '-error'), fault.detail);
        first ??= input;
      } else {
        const name = words.get('field-name' + fault.pointer.replaceAll('/', '.'));
        others.push((name ? name + ': ' : '') + fault.detail);
      }
    }
    if (others.length > 0 || (first === null && told === 0)) {
      say($('correction-error'), others.length > 0 ? others.join(' ') : problem.detail);
    }
    (first ?? $('correction-form').querySelector('button')).focus();
  }

  // --- what the buttons do -------------------------------------------------------------------------------------

  $('open-form').addEventListener('submit', event => {
    event.preventDefault();
    say($('open-error'), '');
    code = $('code').value.trim();
    if (code) {
      const button = event.submitter ?? $('open-form').querySelector('button');
      busy(button, () => open(true)).then(() => { $('code').value = ''; });
    }
  });

  $('correction-form').addEventListener('submit', event => {
    event.preventDefault();
    clearFaults();
    const large = [...$('fields').querySelectorAll('[type=file]')].find(input => [...input.files].some(file => file.size > LARGEST_FILE));
    if (large) {
      showFaults({ errors: [{ pointer: large.dataset.pointer, detail: word('progress.file-too-large') }] });
      return;
    }
    const body = new FormData();
    if (gather(body) === 0) {
      say($('correction-error'), word('progress.nothing-filled'));
      return;
    }
    busy(event.submitter ?? $('correction-form').querySelector('button'), async () => {
      try {
        await call('/correction', { method: 'PUT', body });
      } catch (problem) {
        if (problem.status === 422 || problem.status === 413 || problem.status === 415) {
          showFaults(problem);
          return;
        }
        throw problem;
      }
      await done('progress.corrected');
    });
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

  $('activate').addEventListener('click', event => busy(event.currentTarget, async () => {
    await send('/activation', 'POST');
    await done('progress.activated');
  }));

  $('withdraw').addEventListener('click', () => $('sure').showModal());
  $('keep').addEventListener('click', () => $('sure').close());
  $('give-up').addEventListener('click', event => busy(event.currentTarget, async () => {
    $('sure').close();
    await send('/withdrawal', 'POST');
    await done('progress.withdrawn');
  }));

  $('refresh').addEventListener('click', event => busy(event.currentTarget, async () => {
    await show();
    tell($('done'), word('progress.updated'));
  }));
  $('close').addEventListener('click', () => { close(); $('code').focus(); });

  // the page looks by itself whether something has happened; what is typed into a form stays
  setInterval(() => {
    if (shown?.awaiting && !document.hidden && !$('sure').open) {
      show().catch(() => {});
    }
  }, REFRESH_EVERY);

  if (code) {
    open(false);
  } else {
    $('code').focus();
  }
})();
