'use strict';

// What was sent back for correction, field by field.
(() => {
  const { $, make, word, words, say, json, call, busy, done, showReasons } = Applicant;
  const LARGEST_FILE = 10 * 1024 * 1024;

  Applicant.part({
    show({ detail, changed }) {
      const wanted = detail.awaiting?.what === 'correction';
      $('correction').hidden = !wanted;
      if (wanted && changed) {
        ask().catch(problem => say($('correction-error'), problem.detail));
      }
    },
  });

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
})();
