/*
 * The reviewer's desk: pages beside typed and machine-read data with differences marked, every check, earlier
 * registrations, earlier decisions, and the decision. One screen at 1280 x 800, all by keyboard:
 * A approve, B send back, R refuse; digits tick reasons, for the field one stands on or else for all; P and Shift+P turn
 * pages, Z zooms, F goes to the fields, D shows the whole case where only what a correction changed is shown, N to the note, E opens or closes every panel, Ctrl+Enter decides, W leaves or takes the whole window.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var OUTCOMES = [['approve', 'A'], ['return', 'B'], ['refuse', 'R']];
  var ROWS = ['/applicant/familyName', '/applicant/givenName', '/applicant/familyNameKana', '/applicant/givenNameKana',
    '/applicant/birthDate', '/applicant/sex', '/applicant/nationality', '/identityDocument/type',
    '/identityDocument/number', '/identityDocument/issuingCountry', '/identityDocument/expiryDate',
    '/identityDocument/mrz', '/applicant/address', '/applicant/phone', '/applicant/email', '/verification'];
  /** What other features say about a case, each in panels/<name>.js. */
  var PANELS = [
    'candidates',
    'legibility',
    'persons',
    'portrait',
    'rulings'
  ];
  var ORDER = {failed: 0, unclear: 1, passed: 2, 'not-applicable': 3};

  function Desk(form) {
    this.form = form;
    this.reasons = [];
    this.viewer = null;
    this.file = null;
    /** Reasons of the fields marked one by one, by pointer; and the field whose reasons are being ticked. */
    this.marks = {};
    this.target = null;
  }

  Desk.prototype.outcome = function () {
    var chosen = this.form.find('input[name=outcome]:checked');
    return chosen ? chosen.value : null;
  };

  Desk.prototype.ticked = function (name) {
    return this.form.all('input[name=' + name + ']:checked').map(function (box) { return box.value; });
  };

  // ---- what is shown -----------------------------------------------------------------------------------------

  Desk.prototype.show = function (file, mine) {
    this.file = file;
    this.marks = {};
    this.target = null;
    this.form.root.classList.toggle('meibo-full', mine);
    this.tools(mine);
    this.form.begin(mine, null);
    if (mine) {
      this.viewer = M.pageViewer(this.form.find('.meibo-pages'), file.facts.reference, file.pages, 'review');
      this.data({});
      this.readings();
    } else {
      M.clear(this.form.find('.meibo-pages'));
      M.clear(this.form.find('.meibo-data'));
    }
    this.facts();
    this.panels();
    this.choice(mine);
  };

  /** The panels of each place stand in an element of their own: at the end of the facts, above the data, below the pages. */
  Desk.prototype.panels = function () {
    var form = this.form;
    [['side', '.meibo-facts', false], ['data', '.meibo-data', true], ['pages', '.meibo-pages', false]].forEach(function (each) {
      var home = form.find(each[1]);
      var place = home.querySelector('.meibo-panels') || M.el('div', {'class': 'meibo-panels'});
      home.insertBefore(place, each[2] ? home.firstChild : null);
      M.showPanels(form, PANELS, each[0], place);
    });
  };

  Desk.prototype.tools = function (mine) {
    var form = this.form;
    var head = form.find('.meibo-head');
    head.appendChild(M.serviceTime(this.file.serviceClock));
    if (mine) {
      head.appendChild(M.el('span', {}, M.t('review.entered-by', this.file.facts.enteredBy, M.day(this.file.facts.createdAt))));
      head.appendChild(M.el('button', {type: 'button', tabindex: '-1', 'class': 'btn btn-default btn-xs meibo-tools', onclick: function () {
        form.root.classList.toggle('meibo-full');
      }}, [M.t('review.window'), ' ', M.kbd('W')]));
    }
  };

  /** Readings by machine are asked for anew, so that nothing read has to be stored. */
  Desk.prototype.readings = function () {
    var desk = this;
    var document = this.file.person.identityDocument;
    M.readDocument(document).then(function (result) { desk.data(result.read); }, function () { /* the table stands without */ });
  };

  Desk.prototype.valueOf = function (pointer) {
    var person = this.file.person;
    if (pointer === '/verification') {
      return M.t('verification.' + this.file.facts.verification);
    }
    if (pointer === '/applicant/address') {
      var a = person.applicant.address;
      return [a.postcode, a.region, a.locality].concat(a.lines).filter(Boolean).join(' ') + ' (' + a.country + ')';
    }
    var value = M.at(person, pointer);
    return value === null || value === undefined || value.length === 0 ? '' : this.said(pointer, M.shown(value));
  };

  /** A value in the reader's words, where it is a code. */
  Desk.prototype.said = function (pointer, value) {
    var kind = M.FIELDS[pointer] && M.FIELDS[pointer].kind;
    if (pointer === '/identityDocument/type') {
      return M.t('document.' + value);
    }
    if (pointer === '/applicant/sex') {
      return M.t('sex.' + value);
    }
    if (kind === 'country') {
      return value + ' ' + M.countryName(value);
    }
    return value === 'long-term' ? M.t('long-term') : value;
  };

  /** The worst that a check found about a field, and in which words. */
  Desk.prototype.found = function (pointer) {
    return this.file.checks.filter(function (check) {
      return check.pointer && (check.pointer === pointer || check.pointer.indexOf(pointer + '/') === 0)
        && (check.outcome === 'failed' || check.outcome === 'unclear');
    }).sort(function (a, b) { return ORDER[a.outcome] - ORDER[b.outcome]; });
  };

  Desk.prototype.data = function (read) {
    var desk = this;
    var before = this.ticked('fields');
    this.read = read;
    var body = M.el('tbody', {}, ROWS.filter(function (pointer) {
      return desk.valueOf(pointer) || desk.found(pointer).length || read[pointer];
    }).map(function (pointer) { return desk.row(pointer, read[pointer], before); }));
    this.file.pages.map(function (page) { return '/' + page.kind; })
      .concat(this.missingPages()).forEach(function (pointer) { body.appendChild(desk.row(pointer, null, before)); });
    var place = this.form.find('.meibo-data');
    var whole = place.querySelector('.meibo-whole');
    var open = whole ? whole.open : !this.again();
    ['.meibo-whole', '.meibo-difference'].forEach(function (part) {
      var old = place.querySelector(part);
      if (old) {
        old.remove();
      }
    });
    if (this.again()) {
      place.appendChild(this.difference());
    }
    whole = M.el(this.again() ? 'details' : 'div', {'class': 'meibo-whole', open: open}, this.again()
      ? M.el('summary', {}, [M.t('review.whole'), ' ', M.kbd('D')]) : []);
    place.appendChild(whole);
    whole.appendChild(M.el('table', {}, [
      M.el('colgroup', {}, [M.el('col', {'class': 'meibo-tick'}), M.el('col', {'class': 'meibo-name-col'}), M.el('col'), M.el('col')]),
      M.el('thead', {}, M.el('tr', {}, [
        M.el('th', {'class': 'meibo-tick', title: M.t('review.tick')}, '↩'), M.el('th', {}, [M.t('review.field'), ' ', M.kbd('F')]),
        M.el('th', {}, M.t('review.typed')), M.el('th', {}, M.t('review.read'))])),
      body
    ]));
  };

  /** Whether the applicant has corrected the case: then the difference is what matters first. */
  Desk.prototype.again = function () {
    return this.file.facts.round > 1;
  };

  /** The latest decision that sent the case back. */
  Desk.prototype.back = function () {
    return this.file.decisions.filter(function (ruling) { return ruling.outcome === 'return'; }).pop() || null;
  };

  /** What was asked, what came: each field before and now, pages, what was said to be right, and checks that changed. */
  Desk.prototype.difference = function () {
    var desk = this;
    var file = this.file;
    var back = this.back();
    var marks = back ? back.items : [];
    function why(pointer) {
      return marks.filter(function (mark) { return pointer === mark.pointer || pointer.indexOf(mark.pointer + '/') === 0; })
        .map(function (mark) { return M.el('span', {'class': 'meibo-why'}, mark.reasons.map(function (reason) { return reason.text; }).join(' ')); });
    }
    function line(pointer, before, now) {
      return M.el('tr', {'data-difference': pointer, onclick: function () { desk.pick(pointer); }}, [
        M.el('th', {scope: 'row'}, [M.labelOf(pointer)].concat(why(pointer))),
        M.el('td', {'class': 'meibo-old'}, before), M.el('td', {'class': 'meibo-now'}, now)
      ]);
    }
    function value(pointer, shown) {
      return shown === null ? M.el('span', {'class': 'meibo-note'}, M.t('review.empty')) : desk.said(pointer, shown);
    }
    var rows = file.changes.map(function (change) { return line(change.pointer, value(change.pointer, change.before), value(change.pointer, change.now)); })
      .concat(file.pages.filter(function (page) { return page.changed; }).map(function (page) {
        return line('/' + page.kind, page.before ? M.t('review.page.old') : M.el('span', {'class': 'meibo-note'}, M.t('review.empty')),
          M.el('span', {'class': 'meibo-new'}, M.t('review.page.new')));
      }))
      .concat(file.confirmed.map(function (pointer) {
        return M.el('tr', {'data-difference': pointer, onclick: function () { desk.pick(pointer); }}, [
          M.el('th', {scope: 'row'}, [M.labelOf(pointer)].concat(why(pointer))),
          M.el('td', {colspan: '2'}, [M.el('strong', {}, M.fieldsUnder(pointer).length > 1 ? '' : desk.valueOf(pointer)), ' ', M.t('review.confirmed')])
        ]);
      }));
    return M.el('div', {'class': 'meibo-difference'}, [
      M.el('h4', {}, M.t('review.difference', file.rounds.now, file.rounds.most)),
      M.el('table', {}, [
        M.el('thead', {}, M.el('tr', {}, [M.el('th', {}, M.t('review.field')), M.el('th', {}, M.t('review.before')), M.el('th', {}, M.t('review.now'))])),
        M.el('tbody', {}, rows)
      ]),
      file.checkChanges.length ? M.el('ul', {'class': 'meibo-list'}, file.checkChanges.map(function (change) {
        return M.el('li', {'class': 'meibo-' + (change.now || 'plain')}, [
          M.t('check.' + change.check) + ' · ' + desk.partOf(change.part) + ': ',
          M.el('span', {'class': 'meibo-note'}, M.t('outcome-of.' + (change.before || 'none')) + ' → '), M.t('outcome-of.' + (change.now || 'none')),
          change.now === 'failed' || change.now === 'unclear' ? ' – ' + change.text : null
        ]);
      })) : null
    ]);
  };

  /** Pages that a check misses can be asked for though there is none to tick. */
  Desk.prototype.missingPages = function () {
    var there = this.file.pages.map(function (page) { return page.kind; });
    return this.file.checks.map(function (check) { return check.pointer ? M.pageOf(check.pointer) : null; })
      .filter(function (kind, n, all) { return kind && there.indexOf(kind) < 0 && all.indexOf(kind) === n; })
      .map(function (kind) { return '/' + kind; });
  };

  /** Whether what a machine read is another thing than what was typed; the checks know how names are transliterated. */
  function differs(value, reading, about) {
    var compared = about.filter(function (check) { return /^(zone|number)-/.test(check.part); });
    return compared.length
      ? compared.some(function (check) { return check.outcome === 'failed' || check.outcome === 'unclear'; })
      : M.fold(value) !== M.fold(reading);
  }

  Desk.prototype.row = function (pointer, reading, ticked) {
    var desk = this;
    var kind = M.pageOf(pointer);
    var page = kind && this.file.pages.filter(function (p) { return p.kind === kind; })[0];
    var found = this.found(pointer);
    var change = this.file.changes.filter(function (c) { return c.pointer === pointer || c.pointer.indexOf(pointer + '/') === 0; })[0];
    var about = this.file.checks.filter(function (check) { return check.pointer === pointer; });
    var unlike = reading && differs(M.shown(M.at(this.file.person, pointer)), reading.value, about);
    var worst = found.length ? found[0].outcome : unlike ? 'unclear' : null;
    var wide = !reading || kind || pointer === '/identityDocument/mrz';
    var box = M.el('input', {type: 'checkbox', name: 'fields', value: pointer, tabindex: '-1', 'aria-label': M.labelOf(pointer)});
    box.checked = ticked.indexOf(pointer) >= 0;
    var typed = kind ? (page ? (page.width ? page.width + ' × ' + page.height : 'PDF') : M.t('review.no-page')) : this.valueOf(pointer);
    return M.el('tr', {
      'data-row': pointer,
      onclick: function (event) { if (event.target.tagName !== 'INPUT') { desk.pick(pointer); } },
      'class': worst === 'failed' ? 'meibo-bad' : worst === 'unclear' ? 'meibo-odd' : null,
      title: found.map(function (check) { return check.text; }).join(' ') || null
    }, [
      M.el('td', {'class': 'meibo-tick'}, box),
      M.el('th', {scope: 'row'}, [M.labelOf(pointer), page && page.changed ? M.el('span', {'class': 'meibo-new'}, M.t('changed')) : null, M.el('span', {'class': 'meibo-why'})]),
      M.el('td', {'class': pointer === '/identityDocument/mrz' ? 'meibo-zone' : null, colspan: wide ? '2' : null}, [
        typed,
        change ? M.el('span', {'class': 'meibo-before'}, change.before === null ? M.t('review.was-empty') : M.t('review.was', change.before)) : null
      ]),
      wide ? null : M.el('td', {}, reading ? M.el('span', {title: reading.source, 'class': unlike ? 'meibo-unlike' : null}, (unlike ? '≠ ' : '') + this.said(pointer, reading.value)) : [])
    ]);
  };

  Desk.prototype.facts = function () {
    var desk = this;
    var place = M.clear(this.form.find('.meibo-facts'));
    if (this.again()) {
      this.decisions(place);
    }
    var checks = this.file.checks.slice().sort(function (a, b) { return ORDER[a.outcome] - ORDER[b.outcome]; });
    if (checks.length) {
      place.appendChild(M.el('h4', {}, M.t('review.checks')));
      var list = M.el('ul', {'class': 'meibo-list'});
      checks.filter(function (check) { return check.outcome === 'failed' || check.outcome === 'unclear'; }).forEach(function (check) {
        list.appendChild(M.el('li', {'class': 'meibo-' + check.outcome}, [
          M.t('check.' + check.check), check.pointer && check.pointer !== '/product' ? ' · ' + M.labelOf(check.pointer) : null, ': ' + check.text
        ]));
      });
      ['passed', 'not-applicable'].forEach(function (outcome) {
        var names = {};
        checks.filter(function (check) { return check.outcome === outcome; }).forEach(function (check) {
          (names[check.check] = names[check.check] || []).push(desk.partOf(check.part));
        });
        Object.keys(names).forEach(function (name) {
          list.appendChild(M.el('li', {'class': 'meibo-' + outcome}, [
            M.t('check.' + name) + ': ', M.el('span', {'class': 'meibo-note'}, names[name].join(', '))
          ]));
        });
      });
      place.appendChild(list);
    }
    if (this.file.mine) {
      place.appendChild(M.el('h4', {}, M.t('review.earlier')));
      place.appendChild(M.el('ul', {'class': 'meibo-list'}, this.file.earlier.length ? this.file.earlier.map(function (other) {
        return M.el('li', {'class': 'meibo-unclear'}, M.t('review.earlier.line', other.reference, M.day(other.createdAt),
          M.t('status.' + other.status), other.shares.map(function (what) { return M.t('shares.' + what); }).join(', ')));
      }) : M.el('li', {'class': 'meibo-plain'}, M.t('review.earlier.none'))));
    }
    if (!this.again()) {
      this.decisions(place);
    }
  };

  Desk.prototype.decisions = function (place) {
    if (this.file.decisions.length) {
      place.appendChild(M.el('h4', {}, M.t('review.decisions')));
      place.appendChild(M.el('ul', {'class': 'meibo-list'}, this.file.decisions.map(function (ruling) {
        return M.el('li', {'class': 'meibo-plain'}, [
          M.t('review.decisions.line', M.t('outcome.' + ruling.outcome), ruling.decidedBy, M.day(ruling.at)),
          ' ' + ruling.reasons.map(function (reason) { return reason.text; }).join(' '),
          ruling.note ? M.el('em', {}, ' ' + ruling.note) : null
        ]);
      })));
    }
  };

  Desk.prototype.partOf = function (part) {
    var party = /^(guardian|agent)-(.+)$/.exec(part);
    if (party && !M.has('part.' + part) && !M.has('page.' + part)) {
      return M.t('party.' + party[1]) + ' ' + this.partOf(party[2]);
    }
    return M.has('part.' + part) ? M.t('part.' + part) : M.has('page.' + part) ? M.t('page.' + part) : part;
  };

  // ---- the decision ------------------------------------------------------------------------------------------

  Desk.prototype.choice = function (mine) {
    var desk = this;
    this.form.find('.meibo-decision').hidden = !mine;
    M.clear(this.form.find('.meibo-choice'));
    OUTCOMES.forEach(function (outcome) {
      desk.form.find('.meibo-choice').appendChild(M.el('label', {}, [
        M.el('input', {type: 'radio', name: 'outcome', value: outcome[0], disabled: outcome[0] === 'return' && desk.roundsLeft() < 1, onchange: function () { desk.chosen(); }}),
        M.t('outcome.' + outcome[0]), M.kbd(outcome[1])
      ]));
    });
    if (mine && this.roundsLeft() < 2) {
      this.form.find('.meibo-choice').appendChild(M.el('p', {'class': 'meibo-note meibo-rounds'},
        this.roundsLeft() < 1 ? M.t('review.rounds.none', this.file.rounds.most) : M.t('review.rounds.last', this.file.rounds.most)));
    }
    this.chosen();
    if (mine) {
      var first = this.form.find('input[name=outcome]');
      first.focus();
    }
  };

  /** How often the case may still be sent back. */
  Desk.prototype.roundsLeft = function () {
    return this.file.rounds.most - this.file.rounds.now;
  };

  /** Marks the field or page, or takes the mark away where one stands on it already. */
  Desk.prototype.pick = function (pointer) {
    if (this.outcome() !== 'return') {
      return;
    }
    var box = this.form.all('input[name=fields]').filter(function (each) { return each.value === pointer; })[0];
    if (box && !(box.checked && this.target !== pointer)) {
      box.checked = !box.checked;
    }
    if (box) {
      this.tickedRow(box);
      box.focus();
    }
  };

  Desk.prototype.tickedRow = function (box) {
    if (!box.checked) {
      delete this.marks[box.value];
    }
    this.aim(box.value);
    this.tickedField();
  };

  /** Whose reasons are ticked from now on: of one field, or of all that is sent back. */
  Desk.prototype.aim = function (pointer) {
    this.target = this.outcome() === 'return' ? pointer : null;
    var own = this.target ? this.marks[this.target] || [] : this.common || [];
    this.form.all('input[name=reasons]').forEach(function (box) { box.checked = own.indexOf(box.value) >= 0; });
    var target = this.target;
    this.form.all('[data-row]').forEach(function (row) { row.classList.toggle('meibo-target', row.getAttribute('data-row') === target); });
    var head = this.form.find('.meibo-reasons .meibo-for');
    if (head) {
      head.textContent = this.target ? M.t('review.reasons.of', M.labelOf(this.target)) : M.t('review.reasons.all');
    }
  };

  Desk.prototype.chosen = function () {
    var desk = this;
    var outcome = this.outcome();
    var place = M.clear(this.form.find('.meibo-reasons'));
    this.common = [];
    this.marks = {};
    this.target = null;
    if (outcome === 'return') {
      place.appendChild(M.el('p', {'class': 'meibo-note meibo-for'}, M.t('review.reasons.all')));
      var whole = this.form.find('details.meibo-whole');
      if (whole) {
        whole.open = true;
      }
    }
    this.reasons.filter(function (reason) { return reason.outcomes.indexOf(outcome) >= 0; }).forEach(function (reason, n) {
      var box = M.el('input', {type: 'checkbox', name: 'reasons', value: reason.code, onchange: function () { desk.tickedReason(reason, box.checked); }});
      place.appendChild(M.el('label', {'class': 'meibo-check'}, [box, n < 10 ? M.kbd(String((n + 1) % 10)) : null, M.el('span', {}, reason.text)]));
    });
    this.form.root.classList.toggle('meibo-returning', outcome === 'return');
    this.tickedField();
  };

  /** A reason brings along what it usually concerns, as far as the case has it or misses it. */
  Desk.prototype.tickedReason = function (reason, on) {
    var of = this.target ? this.marks[this.target] || [] : this.common;
    of = on ? of.concat(reason.code) : of.filter(function (code) { return code !== reason.code; });
    if (this.target) {
      this.marks[this.target] = of;
      var target = this.target;
      this.form.all('input[name=fields]').filter(function (each) { return each.value === target; }).forEach(function (each) {
        each.checked = each.checked || on;
      });
    } else {
      this.common = of;
    }
    if (this.outcome() === 'return' && on && !this.target) {
      var own = this.file.checks.filter(function (check) { return check.outcome !== 'passed'; }).map(function (check) { return check.pointer; });
      this.form.all('input[name=fields]').forEach(function (box) {
        var inDoubt = own.indexOf(box.value) >= 0 || (M.pageOf(box.value) && own.indexOf('/attachments' + box.value) >= 0);
        var usual = reason.code === 'DATA_DIFFERS_FROM_DOCUMENT' ? inDoubt && !M.pageOf(box.value)
          : reason.code === 'PAGE_MISSING' ? inDoubt && M.pageOf(box.value)
            : reason.fields.indexOf(box.value) >= 0;
        if (usual) {
          box.checked = true;
        }
      });
    }
    this.tickedField();
  };

  Desk.prototype.tickedField = function () {
    var place = this.form.find('.meibo-sentback');
    var ticked = this.ticked('fields');
    M.clear(place);
    var desk = this;
    this.form.all('[data-row]').forEach(function (row) {
      var own = desk.marks[row.getAttribute('data-row')] || [];
      row.classList.toggle('meibo-marked', ticked.indexOf(row.getAttribute('data-row')) >= 0);
      row.querySelector('th .meibo-why').textContent = own.map(function (code) { return desk.textOf(code); }).join(' ');
    });
    if (this.outcome() === 'return') {
      place.appendChild(M.el('p', {'class': 'meibo-note'}, ticked.length
        ? M.t('review.sent-back', ticked.map(M.labelOf).join(', '))
        : M.t('review.sent-back.none')));
    }
  };

  Desk.prototype.textOf = function (code) {
    var reason = this.reasons.filter(function (each) { return each.code === code; })[0];
    return reason ? reason.text : code;
  };

  Desk.prototype.verdict = function () {
    var outcome = this.outcome();
    var desk = this;
    var ticked = outcome === 'return' ? this.ticked('fields') : [];
    function own(pointer) { return desk.marks[pointer] && desk.marks[pointer].length > 0; }
    return {
      outcome: outcome,
      reasons: this.common,
      fields: ticked.filter(function (pointer) { return !own(pointer); }),
      items: ticked.filter(own).map(function (pointer) { return {pointer: pointer, reasons: desk.marks[pointer]}; }),
      note: this.form.find('#review-note').value
    };
  };

  Desk.prototype.keys = function (event) {
    var target = event.target;
    var types = target.tagName === 'TEXTAREA' || (target.tagName === 'INPUT' && target.type === 'text');
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !this.file || !this.file.mine) {
      return;
    }
    if (types) {
      if (event.key === 'Escape') {
        this.form.find('input[name=outcome]:checked, input[name=outcome]').focus();
      }
      return;
    }
    if (event.key === 'Escape' && this.target) {
      this.form.find('input[name=outcome]:checked').focus();
      this.aim(null);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    var key = event.key.toLowerCase();
    var outcome = OUTCOMES.filter(function (o) { return o[1].toLowerCase() === key; })[0];
    var boxes = this.form.all('input[name=reasons]');
    if (outcome) {
      var radio = this.form.find('input[name=outcome][value=' + outcome[0] + ']');
      if (radio.disabled) {
        event.preventDefault();
        return;
      }
      radio.checked = true;
      radio.focus();
      this.chosen();
    } else if (/^\d$/.test(key) && boxes[(Number(key) + 9) % 10]) {
      boxes[(Number(key) + 9) % 10].click();
    } else if (key === 'p' && this.viewer) {
      this.viewer.next(event.shiftKey ? -1 : 1);
    } else if (key === 'z' && this.viewer) {
      this.viewer.zoom();
    } else if (key === 'd' && this.form.find('details.meibo-whole')) {
      var whole = this.form.find('details.meibo-whole');
      whole.open = !whole.open;
    } else if (key === 'f') {
      if (this.form.find('details.meibo-whole')) {
        this.form.find('details.meibo-whole').open = true;
      }
      var first = this.form.find('input[name=fields]:checked') || this.form.find('input[name=fields]');
      if (first) {
        first.focus();
      }
    } else if (key === 'n') {
      this.form.find('#review-note').focus();
    } else if (key === 'e') {
      var panels = this.form.all('.meibo-panel');
      var open = panels.some(function (each) { return !each.open; });
      panels.forEach(function (each) { each.open = open; });
    } else if (key === 'w') {
      this.form.root.classList.toggle('meibo-full');
    } else if ((key === 'arrowdown' || key === 'arrowup') && target.name === 'fields') {
      var all = this.form.all('input[name=fields]');
      var next = all[all.indexOf(target) + (key === 'arrowdown' ? 1 : -1)];
      if (next) {
        next.focus();
      }
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /** Runs the form for reviewing and for confirming an approval. */
  M.review = function (form) {
    var desk = new Desk(form);
    form.find('.meibo-submit').addEventListener('click', function () { form.complete(); });
    form.element.addEventListener('keydown', function (event) { desk.keys(event); });
    // panels have fields to tick too
    form.element.addEventListener('change', function (event) {
      if (event.target.name === 'fields' && desk.file) {
        desk.tickedRow(event.target);
      }
    });
    form.element.addEventListener('focusin', function (event) {
      if (event.target.name === 'fields' && desk.file) {
        desk.aim(event.target.value);
      }
    });
    form.onComplete(function () {
      return M.api('PUT', '/api/tasks/' + form.taskId + '/decision', desk.verdict());
    }, true);
    Promise.all([M.api('GET', '/api/reasons'), M.loadPanels(PANELS)]).then(function (had) {
      desk.reasons = had[0];
      form.withCase(function (read, mine) { desk.show(read, mine); });
    }, function (problem) { form.show(problem); });
  };
})();
