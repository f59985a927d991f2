/*
 * Guardian, agent and user of the line while an application is entered. Who must be there is asked of the policy as soon
 * as the birth date stands in its field; a section appears only when it is needed or wished for.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var ROWS = [
    ['familyName', 'givenName'], ['familyNameKana', 'givenNameKana'], ['birthDate', 'relationship', 'phone'],
    ['identityDocument/type', 'identityDocument/number'], ['identityDocument/mrz'],
    ['identityDocument/expiryDate', 'identityDocument/issuingCountry']
  ];
  var GUARDED = ['guardian-needed', 'guardian-and-kinship-proof'];
  var PROOFS = ['agent-document', 'guardian-document', 'kinship-proof', 'household-register'];

  /** Age in full years today; null while the date is no whole date or lies in the future. */
  function age(day) {
    var parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day || '');
    if (!parts) {
      return null;
    }
    var now = new Date();
    var years = now.getFullYear() - Number(parts[1]);
    var before = now.getMonth() + 1 - Number(parts[2]) || now.getDate() - Number(parts[3]);
    years -= before < 0 ? 1 : 0;
    return years < 0 || years > 150 ? null : years;
  }

  function Persons(entry, place) {
    this.entry = entry;
    this.place = place;
    this.turn = 0;
    this.timer = null;
    this.answer = null;
    this.parties = {};
  }

  Persons.prototype.begin = function () {
    var persons = this;
    this.note = M.el('p', {'class': 'meibo-note meibo-acting', role: 'status'});
    this.place.appendChild(this.note);
    ['guardian', 'agent'].forEach(function (party) { persons.place.appendChild(persons.section(party)); });
    this.place.appendChild(this.userSection());
    var birth = this.entry.sheet.fields['/applicant/birthDate'].input;
    birth.addEventListener('input', function () {
      clearTimeout(persons.timer);
      persons.timer = setTimeout(function () { persons.ask(); }, 300);
    });
    birth.addEventListener('change', function () { persons.ask(); });
  };

  /** A section with its tick; the fields stand hidden until the tick is set. */
  Persons.prototype.section = function (party) {
    var persons = this;
    var fields = M.el('div', {hidden: true});
    var box = M.el('input', {type: 'checkbox', id: 'enter-' + party, onchange: function () {
      persons.show(party, box.checked);
      persons.ask();
      if (box.checked) {
        persons.entry.sheet.fields['/' + party + '/familyName'].input.focus();
      }
    }});
    this.parties[party] = {box: box, fields: fields, consent: null};
    var section = M.el('fieldset', {'class': 'meibo-party', 'data-pointer': '/' + party}, [
      M.el('label', {'class': 'meibo-check'}, [box, ' ', M.el('span', {}, M.t('enter.' + party))]), fields
    ]);
    ROWS.forEach(function (names) {
      var row = M.el('div', {'class': names.length > 1 ? 'meibo-row' : null});
      if (names[0] === 'familyNameKana') {
        row.classList.add('meibo-kana');
      }
      names.forEach(function (name) {
        var field = persons.entry.sheet.add('/' + party + '/' + name, row);
        var label = field.element.querySelector('label').firstChild;
        // inside its section a field needs no surname
        label.textContent = name === 'relationship' ? M.t('persons.relationship') : M.t('field.' + (/^identityDocument/.test(name) ? '' : 'applicant.') + name.replace('/', '.'));
        if (name === 'identityDocument/type') {
          field.input.addEventListener('change', function () { persons.shape(party); });
        }
        if (/^identityDocument\/(number|mrz|type)$/.test(name)) {
          ['input', 'change'].forEach(function (event) {
            field.input.addEventListener(event, function () { persons.read(party, event === 'input'); });
          });
        }
      });
      fields.appendChild(row);
    });
    if (party === 'guardian') {
      var consent = M.el('input', {type: 'checkbox', id: 'enter-guardian-consent', 'data-pointer': '/guardian/consent', onchange: function () {
        persons.entry.form.fault('/guardian/consent', '');
      }});
      this.parties.guardian.consent = consent;
      fields.appendChild(M.el('div', {'class': 'meibo-field'}, M.el('label', {'class': 'meibo-check'}, [
        consent, ' ', M.el('span', {}, M.t('enter.guardian-consent'))
      ])));
    }
    return section;
  };

  /** JP-22: the question about the user stands there wherever the policy wants it asked. */
  Persons.prototype.userSection = function () {
    var persons = this;
    this.user = M.el('fieldset', {'class': 'meibo-party', hidden: true});
    var row = M.el('div', {'class': 'meibo-row'});
    this.user.appendChild(row);
    var under = this.entry.sheet.add('/user/under18', row);
    var filter = this.entry.sheet.add('/user/filtering', row);
    under.input.addEventListener('change', function () { persons.filtering(); });
    filter.element.hidden = true;
    return this.user;
  };

  Persons.prototype.filtering = function () {
    var fields = this.entry.sheet.fields;
    var young = fields['/user/under18'].value() === true;
    fields['/user/filtering'].element.hidden = !young;
    if (young && !fields['/user/filtering'].value()) {
      fields['/user/filtering'].set('on');
    }
  };

  Persons.prototype.show = function (party, on) {
    this.parties[party].box.checked = on;
    this.parties[party].fields.hidden = !on;
  };

  /** Another product: its kinds of document, and no parties where it asks for nobody. */
  Persons.prototype.offered = function (product) {
    var sheet = this.entry.sheet;
    this.place.hidden = product.collects ? product.collects.indexOf('parties') < 0 : product.documents.length === 0;
    ['guardian', 'agent'].forEach(function (party) {
      var type = sheet.fields['/' + party + '/identityDocument/type'];
      var before = type.input.value;
      M.clear(type.input);
      product.documents.forEach(function (d) { type.input.appendChild(M.el('option', {value: d.type}, M.t('document.' + d.type))); });
      type.input.value = product.documents.some(function (d) { return d.type === before; }) ? before : (product.documents[0] || {}).type || '';
      var issuer = sheet.fields['/' + party + '/identityDocument/issuingCountry'];
      if (!issuer.input.value || issuer.input.value === issuer.suggested) {
        issuer.set(product.country);
        issuer.suggested = product.country;
        issuer.byMachine = product.country;
      }
      this.shape(party);
    }, this);
    this.kana(product.country);
    this.ask();
  };

  /** A document without zone or number has no field for it. */
  Persons.prototype.shape = function (party) {
    var fields = this.entry.sheet.fields;
    var at = '/' + party + '/identityDocument/';
    var type = fields[at + 'type'].input.value;
    fields[at + 'number'].element.hidden = type === 'jp-my-number-card';
    fields[at + 'mrz'].element.hidden = /^jp-(?!passport)|^cn-(resident|temporary)/.test(type);
  };

  Persons.prototype.kana = function (country) {
    Array.prototype.forEach.call(this.place.querySelectorAll('.meibo-kana'), function (row) { row.hidden = country !== 'JPN'; });
  };

  /** Asks the policy; what it answers opens the sections that are needed and adds the pages. */
  Persons.prototype.ask = function () {
    var persons = this;
    var entry = this.entry;
    var product = entry.product();
    var years = age(entry.sheet.value('/applicant/birthDate'));
    var turn = ++this.turn;
    if (!product || this.place.hidden || years === null) {
      this.answered(null, years);
      return;
    }
    M.api('POST', '/api/policy/acting-persons', {
      product: product.id, channel: entry.select('channel').value, age: years,
      agent: this.parties.agent.box.checked, guardian: this.parties.guardian.box.checked
    }).then(function (answer) {
      if (turn === persons.turn) {
        persons.answered(answer, years);
      }
    }, function () { /* what cannot be asked now is asked when the application comes in */ });
  };

  Persons.prototype.answered = function (answer, years) {
    var outcome = answer ? answer.outcome : null;
    this.answer = answer;
    var guarded = GUARDED.indexOf(outcome) >= 0;
    if (guarded && !this.parties.guardian.box.checked) {
      this.show('guardian', true);
      this.wanted = true;
    } else if (this.wanted && !guarded && outcome === 'allowed') {
      // it was opened for a birth date that stands there no longer
      this.show('guardian', false);
      this.wanted = false;
    }
    var plain = !answer || (outcome === 'allowed' && years >= answer.adultAge);
    this.note.textContent = plain ? '' : M.t('enter.age', years, answer.reason);
    this.note.classList.toggle('meibo-fault', outcome === 'refused');
    this.user.hidden = !(answer && answer.askUser);
    if (!this.user.hidden && years < 18 && this.entry.sheet.fields['/user/under18'].value() === null) {
      this.entry.sheet.fields['/user/under18'].set('true');
    }
    this.filtering();
    if (this.entry.product()) {
      this.entry.needed();
    }
  };

  /** The pages wanted besides those of the applicant's document. */
  Persons.prototype.pages = function () {
    var wanted = this.answer && !this.place.hidden ? this.answer.pages.map(function (oneOf) { return oneOf[0]; }) : [];
    if (this.parties.agent && this.parties.agent.box.checked && wanted.indexOf('agent-document') < 0) {
      wanted.push('agent-document');
    }
    return wanted.filter(function (kind) { return PROOFS.indexOf(kind) >= 0; });
  };

  /** Numbers and zones of a party's document are checked as the applicant's, and fill what they tell. */
  Persons.prototype.read = function (party, typing) {
    var persons = this;
    clearTimeout(this.reading);
    this.reading = setTimeout(function () {
      var sheet = persons.entry.sheet;
      var at = '/' + party + '/identityDocument/';
      M.readDocument({type: sheet.value(at + 'type'), number: sheet.value(at + 'number'), mrz: sheet.value(at + 'mrz')}).then(function (result) {
        sheet.tell(at + 'mrz', result.mrz, typing);
        sheet.tell(at + 'number', result.number, typing);
        Object.keys(result.read).forEach(function (pointer) {
          var own = '/' + party + pointer.replace(/^\/applicant/, '');
          if (sheet.fields[own]) {
            sheet.fields[own].read(result.read[pointer].value, result.read[pointer].source);
          }
        });
      }, function () { /* as above */ });
    }, typing ? 350 : 0);
  };

  /** What the guardian has agreed to, beside the applicant's own consent. */
  Persons.prototype.consents = function () {
    var guardian = this.parties.guardian;
    return !guardian.fields.hidden && guardian.consent.checked
      ? [{purpose: 'guardian-consent', givenAt: new Date().toISOString()}] : [];
  };

  /** Whether a guardian who is there has agreed; the form says so at the tick. */
  Persons.prototype.complete = function () {
    var guardian = this.parties.guardian;
    var agreed = this.place.hidden || guardian.fields.hidden || guardian.consent.checked;
    this.entry.form.fault('/guardian/consent', agreed ? '' : M.t('enter.guardian-consent-first'));
    return agreed;
  };

  M.enterPersons = function (entry, place) {
    return new Persons(entry, place);
  };
})();
