/*
 * The counter's own part of entering: a card is read instead of typed where the rule wants it, its photo stands beside
 * the live portrait, and the applicant is asked whether a machine may compare the two.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var FROM_CARD = ['/identityDocument/number', '/identityDocument/issuingCountry', '/identityDocument/expiryDate',
    '/applicant/familyName', '/applicant/givenName', '/applicant/birthDate', '/applicant/sex', '/applicant/nationality',
    '/applicant/address/country', '/applicant/address/region', '/applicant/address/locality', '/applicant/address/lines'];
  // where the family name ends only its bearer knows
  var OPEN = ['/applicant/familyName', '/applicant/givenName'];

  function Counter(entry) {
    this.entry = entry;
    this.reading = null;
    this.required = false;
    this.photo = null;
    this.block = null;
    this.asked = null;
  }

  Counter.prototype.begin = function () {
    var counter = this;
    var fields = this.entry.sheet.fields;
    this.button = M.el('button', {type: 'button', 'class': 'btn btn-default meibo-read', onclick: function () { counter.read(); }}, M.t('reader.read'));
    this.told = M.el('span', {'class': 'meibo-note', role: 'status'});
    this.block = M.el('div', {'class': 'meibo-field meibo-reader', 'data-pointer': '/identityDocument/reading', hidden: true}, [
      M.el('p', {'class': 'meibo-note'}, M.t('reader.why')), this.button, ' ', this.told
    ]);
    var type = fields['/identityDocument/type'].element;
    type.parentNode.insertBefore(this.block, type.nextSibling);
    var box = M.el('input', {type: 'checkbox', id: 'enter-face-consent'});
    this.asked = M.el('div', {'class': 'meibo-field', hidden: true}, M.el('label', {'class': 'meibo-check'}, [box, ' ', M.el('span', {}, M.t('reader.face-consent'))]));
    this.agreed = box;
    var consent = this.entry.select('consent').closest('.meibo-field');
    consent.parentNode.insertBefore(this.asked, consent.nextSibling);
  };

  /** Product, channel or kind of document changed: what the policy says of this one. */
  Counter.prototype.needed = function (offer) {
    var required = Boolean(offer && offer.capture === 'reader-required');
    if (!required && this.reading) {
      this.forget();
    }
    this.required = required;
    this.block.hidden = !required;
    this.asked.hidden = this.entry.product().country !== 'CHN' || !(offer && offer.pages.indexOf('portrait') >= 0);
    this.lock();
    if (required && !this.reading) {
      this.look();
    }
    this.beside();
  };

  /** Says how the reader is before anybody presses the button. */
  Counter.prototype.look = function () {
    var counter = this;
    M.api('GET', '/api/id-readings/reader').then(function (reader) {
      if (!counter.reading) {
        counter.told.textContent = M.t('reader.' + reader.state);
      }
    }, function () { /* the button tells */ });
  };

  Counter.prototype.lock = function () {
    var counter = this;
    var fields = this.entry.sheet.fields;
    FROM_CARD.forEach(function (pointer) {
      var free = !counter.required || (counter.reading && OPEN.indexOf(pointer) >= 0);
      var input = fields[pointer].input;
      input.readOnly = !free;
      if (input.tagName === 'SELECT') {
        input.disabled = !free;
      }
      fields[pointer].element.classList.toggle('meibo-from-card', Boolean(counter.required && !free));
    });
  };

  Counter.prototype.read = function () {
    var counter = this;
    this.button.disabled = true;
    this.told.textContent = M.t('reader.reading');
    this.entry.form.fault('/identityDocument/reading', '');
    M.api('POST', '/api/id-readings').then(function (record) {
      counter.button.disabled = false;
      counter.take(record);
    }, function (problem) {
      counter.button.disabled = false;
      counter.told.textContent = '';
      counter.entry.form.fault('/identityDocument/reading', problem.detail);
    });
  };

  Counter.prototype.take = function (record) {
    var counter = this;
    var entry = this.entry;
    if (record.identityDocument.type !== entry.sheet.value('/identityDocument/type')) {
      this.told.textContent = '';
      entry.form.fault('/identityDocument/reading', M.t('reader.other-document', M.t('document.' + record.identityDocument.type)));
      return;
    }
    this.reading = record.reading;
    FROM_CARD.forEach(function (pointer) {
      entry.form.fault(pointer, '');
      entry.sheet.fields[pointer].set(M.at(record, pointer) || null);
    });
    this.photo = record.portrait;
    this.told.textContent = M.t('reader.done', new Intl.DateTimeFormat(M.language(), {timeStyle: 'short'}).format(new Date(record.expiresAt)));
    this.button.textContent = M.t('reader.again');
    this.lock();
    this.beside();
    counter.entry.sheet.fields['/applicant/phone'].input.focus();
  };

  Counter.prototype.forget = function () {
    var fields = this.entry.sheet.fields;
    this.reading = null;
    this.photo = null;
    this.told.textContent = '';
    this.button.textContent = M.t('reader.read');
    FROM_CARD.forEach(function (pointer) { fields[pointer].set(null); });
  };

  /** The photo out of the chip stands beside the tile that takes the live portrait. */
  Counter.prototype.beside = function () {
    var old = this.entry.form.find('.meibo-chip-photo');
    var tile = this.entry.sheet.tiles.portrait;
    if (old) {
      old.remove();
    }
    if (this.photo && tile) {
      tile.element.insertBefore(M.el('figure', {'class': 'meibo-chip-photo'}, [
        M.el('img', {src: this.photo, alt: M.t('page.document-portrait')}), M.el('figcaption', {}, M.t('page.document-portrait'))
      ]), tile.element.firstChild);
    }
  };

  Counter.prototype.complete = function () {
    if (this.required && !this.reading) {
      this.entry.form.fault('/identityDocument/reading', M.t('reader.first'));
      return false;
    }
    return true;
  };

  /** What was read is not sent again: the record stands. */
  Counter.prototype.json = function (json) {
    if (!this.asked.hidden && this.agreed.checked) {
      json.consents.push({purpose: 'face-comparison', givenAt: json.consents[0].givenAt});
    }
    if (!this.required || !this.reading) {
      return;
    }
    json.identityDocument = {reading: this.reading};
    ['birthDate', 'sex', 'nationality'].forEach(function (field) { delete json.applicant[field]; });
    json.applicant.address = json.applicant.address.postcode ? {postcode: json.applicant.address.postcode} : undefined;
  };

  /**
   * In a correction: what came from a card is read again, not typed. Answers an object whose json(json) changes what is
   * sent, or null where nothing of a card is to be corrected.
   */
  M.readAgain = function (form, sheet, file) {
    var fields = FROM_CARD.filter(function (pointer) { return sheet.fields[pointer]; });
    var wasRead = file.pages.some(function (page) { return page.kind === 'document-portrait'; });
    var reading = null;
    if (!wasRead || !fields.length) {
      return null;
    }
    function lock() {
      fields.forEach(function (pointer) {
        var input = sheet.fields[pointer].input;
        var free = reading && OPEN.indexOf(pointer) >= 0;
        input.readOnly = !free;
        input.disabled = input.tagName === 'SELECT' && !free;
        sheet.fields[pointer].element.classList.toggle('meibo-from-card', !free);
      });
    }
    var told = M.el('span', {'class': 'meibo-note', role: 'status'});
    var button = M.el('button', {type: 'button', 'class': 'btn btn-default meibo-read', onclick: function () {
      button.disabled = true;
      told.textContent = M.t('reader.reading');
      form.fault('/identityDocument/reading', '');
      M.api('POST', '/api/id-readings?registration=' + encodeURIComponent(file.facts.reference)).then(function (record) {
        button.disabled = false;
        reading = record.reading;
        fields.forEach(function (pointer) { sheet.fields[pointer].set(M.at(record, pointer) || null); });
        told.textContent = M.t('reader.done', new Intl.DateTimeFormat(M.language(), {timeStyle: 'short'}).format(new Date(record.expiresAt)));
        lock();
      }, function (problem) {
        button.disabled = false;
        told.textContent = '';
        form.fault('/identityDocument/reading', problem.detail);
      });
    }}, M.t('reader.read'));
    var place = form.find('.meibo-corrections');
    place.insertBefore(M.el('div', {'class': 'meibo-field meibo-reader', 'data-pointer': '/identityDocument/reading'}, [
      M.el('p', {'class': 'meibo-note'}, M.t('reader.why')), button, ' ', told
    ]), place.firstChild);
    lock();
    return {json: function (json) {
      if (!reading) {
        return json;
      }
      json.identityDocument = {reading: reading};
      ['birthDate', 'sex', 'nationality'].forEach(function (field) { delete (json.applicant || {})[field]; });
      ['country', 'region', 'locality', 'lines'].forEach(function (field) { delete ((json.applicant || {}).address || {})[field]; });
      if (json.applicant && json.applicant.address && !Object.keys(json.applicant.address).length) {
        delete json.applicant.address;
      }
      return json;
    }};
  };

  M.entryPart(function (entry) { return new Counter(entry); });
})();
