/*
 * Entering and correcting an application at the counter. Numbers and machine-readable zones are checked while typing, a
 * zone fills what it tells, and the pages asked for are those the policy names.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var CHECKED = ['/identityDocument/number', '/identityDocument/mrz', '/identityDocument/type', '/applicant/phone', '/applicant/address/country'];

  /** The fields on a form, with instant checks and readings. {@code known} gives what is not on the form. */
  function Sheet(form, known) {
    this.form = form;
    this.known = known || {};
    this.fields = {};
    this.tiles = {};
    this.asked = 0;
    this.timer = null;
  }

  Sheet.prototype.add = function (pointer, place) {
    var sheet = this;
    var field = M.fieldOf(pointer, function (changed) { sheet.changed(changed); });
    this.fields[pointer] = field;
    place.appendChild(field.element);
    if (CHECKED.indexOf(pointer) >= 0 && field.input.tagName !== 'SELECT') {
      field.input.addEventListener('input', function () {
        clearTimeout(sheet.timer);
        sheet.timer = setTimeout(function () { sheet.checkNow(true); }, 350);
      });
    }
    return field;
  };

  Sheet.prototype.value = function (pointer) {
    var field = this.fields[pointer];
    if (!field) {
      return M.at(this.known, pointer) === undefined ? null : M.at(this.known, pointer);
    }
    return field.value(/\/phone$/.test(pointer) ? this.value('/applicant/address/country') : undefined);
  };

  Sheet.prototype.changed = function (field) {
    this.form.fault(field.pointer, '');
    if (CHECKED.indexOf(field.pointer) >= 0) {
      clearTimeout(this.timer);
      this.checkNow(false);
    }
  };

  /** While typing only what is right or nearly complete is talked about; once the field is left, all of it. */
  Sheet.prototype.checkNow = function (typing) {
    var sheet = this;
    var turn = ++this.asked;
    var type = this.value('/identityDocument/type');
    var zone = this.fields['/identityDocument/mrz'] ? this.value('/identityDocument/mrz') : null;
    var number = this.fields['/identityDocument/number'] ? this.value('/identityDocument/number') : null;
    M.readDocument({type: type, number: number, mrz: zone}).then(function (result) {
      if (turn !== sheet.asked) {
        return;
      }
      sheet.tell('/identityDocument/mrz', result.mrz, typing);
      sheet.tell('/identityDocument/number', result.number, typing);
      Object.keys(result.read).forEach(function (pointer) {
        if (sheet.fields[pointer]) {
          sheet.fields[pointer].read(result.read[pointer].value, result.read[pointer].source);
        }
      });
    }, function () { /* a check that cannot be made now is made when the application comes in */ });
    this.checkPhone(turn, typing);
  };

  Sheet.prototype.checkPhone = function (turn, typing) {
    var sheet = this;
    var phone = this.fields['/applicant/phone'] ? this.value('/applicant/phone') : null;
    var format = phone && /^\+81/.test(phone) ? 'msisdn-jp-mobile' : phone && /^\+86/.test(phone) ? 'msisdn-cn-mobile' : null;
    if (!format) {
      return;
    }
    M.check([{format: format, value: phone}]).then(function (answers) {
      if (turn === sheet.asked) {
        sheet.tell('/applicant/phone', answers[0], typing);
      }
    }, function () { /* as above */ });
  };

  Sheet.prototype.tell = function (pointer, answer, typing) {
    var field = this.fields[pointer];
    if (!field) {
      return;
    }
    field.element.classList.toggle('meibo-good', Boolean(answer && answer.valid));
    if (answer && !answer.valid && typing) {
      return;
    }
    this.form.fault(pointer, answer && !answer.valid ? answer.reason : '');
  };

  Sheet.prototype.page = function (kind, needed, place) {
    var sheet = this;
    if (this.tiles[kind]) {
      this.tiles[kind].element.classList.toggle('meibo-needed', needed);
    } else {
      this.tiles[kind] = M.pageTile(kind, needed, function (tile) {
        sheet.form.fault('/' + kind, '');
        M.loadPart('enter-pages').then(function () { M.judgePage(tile, sheet.value('/identityDocument/type')); });
      });
    }
    place.appendChild(this.tiles[kind].element);
    return this.tiles[kind];
  };

  /** A field that is not asked here and now, alone or with its section; what is not asked is never sent. */
  Sheet.prototype.hides = function (pointer) {
    return Boolean(this.fields[pointer].element.closest('[hidden], .meibo-not-collected'));
  };

  /** Whether the product collects such a field at all. */
  Sheet.prototype.collects = function (pointer) {
    return !this.fields[pointer].element.classList.contains('meibo-not-collected');
  };

  /** Everything that must be there and is not, marked at once; true where nothing is missing. */
  Sheet.prototype.complete = function () {
    var sheet = this;
    var missing = Object.keys(this.fields).filter(function (pointer) {
      return M.FIELDS[pointer].must && !sheet.hides(pointer) && sheet.value(pointer) === null;
    });
    missing.forEach(function (pointer) { sheet.form.fault(pointer, M.t('fill-in')); });
    return missing.length === 0;
  };

  /** The parts of the upload: the JSON first, then the pages by kind. */
  Sheet.prototype.parts = function (json) {
    var sheet = this;
    var data = new FormData();
    data.append('registration', new Blob([JSON.stringify(json)], {type: 'application/json'}), 'registration.json');
    Object.keys(this.tiles).forEach(function (kind) {
      if (sheet.tiles[kind].file) {
        data.append(kind, sheet.tiles[kind].file, kind + '.' + sheet.tiles[kind].file.type.split('/')[1]);
      }
    });
    return data;
  };

  // ---- entering ------------------------------------------------------------------------------------------------

  /** What a clerk used last is offered again; never anything of a person. */
  function lastUsed(name, value) {
    try {
      if (value !== undefined) {
        localStorage.setItem('meibo.' + name, value);
      }
      return localStorage.getItem('meibo.' + name);
    } catch (noStorage) {
      return null;
    }
  }

  function fill(select, options, wanted) {
    M.clear(select);
    options.forEach(function (option) { select.appendChild(M.el('option', {value: option[0]}, option[1])); });
    if (options.some(function (option) { return option[0] === wanted; })) {
      select.value = wanted;
    }
  }

  /** The process that the clerk chose in Tasklist tells which products can be meant. */
  function processKey(form) {
    return form.camForm.processDefinitionKey || (form.camForm.processDefinitionId || '').split(':')[0]
      || (form.scope && form.scope.$parent && form.scope.params && form.scope.params.processDefinitionKey) || null;
  }

  /**
   * Parts of entering that stand in files of their own. Each is made with the entry and may have: begin(), needed(offer)
   * whenever product, channel or document changed, complete() (false keeps the application back), json(json) to change
   * what is sent.
   */
  var PARTS = ['enter-counter', 'enter-policy'];
  var makers = [];
  M.entryPart = function (make) { makers.push(make); };

  function loadParts() {
    return makers.length ? Promise.resolve() : Promise.all(PARTS.map(M.loadPart));
  }

  function Entry(form, products) {
    var entry = this;
    this.form = form;
    this.sheet = new Sheet(form);
    this.parts = makers.map(function (make) { return make(entry); });
    this.products = products.filter(function (product) { return !processKey(form) || product.process === processKey(form); });
    this.sent = null;
  }

  /** Asks each part; false where one says so. */
  Entry.prototype.ask = function (what, about) {
    return this.parts.map(function (part) { return part[what] ? part[what](about) : null; })
      .every(function (answer) { return answer !== false; });
  };

  Entry.prototype.select = function (id) {
    return this.form.find('#enter-' + id);
  };

  Entry.prototype.begin = function () {
    var entry = this;
    this.form.all('[data-fields]').forEach(function (place) {
      place.getAttribute('data-fields').split(' ').forEach(function (pointer) { entry.sheet.add(pointer, place); });
    });
    fill(this.select('product'), this.products.map(function (product) { return [product.id, product.name]; }), lastUsed('product'));
    ['product', 'plan', 'channel'].forEach(function (name) {
      entry.select(name).addEventListener('change', function () { entry.offered(name); });
    });
    this.sheet.fields['/identityDocument/type'].input.addEventListener('change', function () { entry.needed(); });
    this.select('more').addEventListener('change', function () {
      var kind = entry.select('more').value;
      if (kind) {
        entry.sheet.page(kind, false, entry.form.find('.meibo-needed-pages'));
        entry.more();
        entry.form.find('#page-' + kind).focus();
      }
    });
    this.persons = M.enterPersons(this, this.form.find('.meibo-persons'));
    this.persons.begin();
    this.ask('begin');
    this.offered('product');
    (this.sheet.collects('/identityDocument/type') ? this.sheet.fields['/identityDocument/type'].input : this.select('product')).focus();
  };

  Entry.prototype.product = function () {
    var id = this.select('product').value;
    return this.products.filter(function (product) { return product.id === id; })[0];
  };

  Entry.prototype.offered = function (changed) {
    var product = this.product();
    if (!product) {
      this.form.say(M.t('enter.no-product'));
      return;
    }
    if (changed === 'product') {
      lastUsed('product', product.id);
      var home = product.country === 'CHN' ? 'zh-CN' : 'ja';
      var type = this.sheet.fields['/identityDocument/type'].input;
      fill(this.select('plan'), product.plans.map(function (plan) { return [plan.id, plan.name + ' · ' + M.money(plan.price)]; }));
      fill(this.select('channel'), product.channels.map(function (channel) { return [channel, M.t('channel.' + channel)]; }), 'counter');
      fill(this.select('delivery'), product.delivery.reduce(function (all, offer) {
        return all.concat(offer.methods.map(function (method) {
          return [offer.form + '/' + method, M.t('delivery.' + offer.form) + ' · ' + M.t('delivery.' + method)];
        }));
      }, []), 'sim/counter');
      fill(type, product.documents.map(function (d) { return [d.type, M.t('document.' + d.type)]; }), type.value || lastUsed('document'));
      this.select('language').value = home;
      ['/applicant/address/country', '/applicant/nationality', '/identityDocument/issuingCountry'].forEach(function (pointer) {
        var field = this.sheet.fields[pointer];
        if (!field.input.value || field.input.value === field.suggested) {
          field.set(product.country);
          field.suggested = product.country;
          field.byMachine = product.country;
        }
      }, this);
      this.form.find('.meibo-kana').hidden = product.country !== 'JPN';
      this.form.find('.meibo-deposit').textContent = product.deposit && Number(product.deposit.amount)
        ? M.t(M.card.isCard(product) ? 'enter.deposit-card' : 'enter.deposit', M.money(product.deposit)) : '';
    }
    this.anonymous = M.card.show(this, product);
    this.needed();
    this.persons.offered(product);
    this.ask('offered', product);
  };

  /** The pages that today's policy wants of this document over this channel stand first. */
  Entry.prototype.needed = function () {
    var sheet = this.sheet;
    var type = sheet.fields['/identityDocument/type'].input.value;
    var channel = this.select('channel').value;
    var offer = this.product().documents.filter(function (d) { return d.type === type; })[0];
    var needed = offer && offer.byChannel[channel] ? offer.byChannel[channel].pages : ['document-front'];
    var place = this.form.find('.meibo-needed-pages');
    needed = M.card.pages(this, this.product()) || needed;
    needed = needed.concat(this.persons.pages().filter(function (kind) { return needed.indexOf(kind) < 0; }));
    lastUsed('document', type);
    needed.forEach(function (kind) { sheet.page(kind, true, place); });
    Object.keys(sheet.tiles).forEach(function (kind) {
      if (needed.indexOf(kind) < 0) {
        if (sheet.tiles[kind].file && sheet.collects('/identityDocument/type')) {
          sheet.page(kind, false, place);
        } else {
          sheet.tiles[kind].element.remove();
          delete sheet.tiles[kind];
        }
      }
    });
    sheet.fields['/identityDocument/number'].element.hidden = type === 'jp-my-number-card';
    sheet.fields['/identityDocument/mrz'].element.hidden = /^jp-(?!passport)|^cn-(resident|temporary)/.test(type);
    this.ask('needed', offer ? offer.byChannel[channel] : null);
    this.more();
  };

  Entry.prototype.more = function () {
    var tiles = this.sheet.tiles;
    fill(this.select('more'), [['', M.t('enter.more')]].concat(M.PAGES.filter(function (kind) { return !tiles[kind] && kind !== 'document-portrait'; })
      .map(function (kind) { return [kind, M.t('page.' + kind)]; })), '');
  };

  Entry.prototype.json = function () {
    var entry = this;
    var delivery = this.select('delivery').value.split('/');
    var json = {
      product: this.select('product').value, plan: this.select('plan').value, channel: this.select('channel').value,
      language: this.select('language').value, delivery: {form: delivery[0], method: delivery[1]},
      consents: [{purpose: 'identity-check', givenAt: new Date().toISOString()}].concat(this.persons.consents())
    };
    Object.keys(this.sheet.fields).forEach(function (pointer) {
      var value = entry.sheet.hides(pointer) ? null : entry.sheet.value(pointer);
      if (value !== null) {
        M.put(json, pointer, value);
      }
    });
    if (this.sheet.collects('/applicant/address/country')) {
      json.applicant.address = json.applicant.address || {};
      json.applicant.address.lines = json.applicant.address.lines || [];
    }
    this.ask('json', json);
    if (this.anonymous) {
      delete json.consents;
    }
    return json;
  };

  /** What would be sent, without the moment of consent, which is another one at each try. */
  Entry.prototype.contentOf = function (json) {
    var tiles = this.sheet.tiles;
    return JSON.stringify([Object.assign({}, json, {consents: null}), Object.keys(tiles).map(function (kind) {
      var file = tiles[kind].file;
      return file && [kind, file.name, file.size, file.lastModified];
    })]);
  };

  Entry.prototype.store = function () {
    var entry = this;
    var agreed = this.persons.complete();
    var whole = this.sheet.complete() && agreed;
    whole = this.ask('complete') && whole;
    M.card.missing(this, this.product()).forEach(function (pointer) {
      entry.form.fault(pointer, M.t('fill-in'));
      whole = false;
    });
    if (!this.anonymous && !this.select('consent').checked) {
      this.form.fault('/consents', M.t('enter.consent-first'));
      whole = false;
    }
    if (!whole) {
      this.form.show({detail: M.t('fill-in-marked')});
      return null;
    }
    // the same key after a broken connection gets the first answer again; a changed application is another one
    var json = this.json();
    var content = this.contentOf(json);
    if (!this.sent || this.sent.content !== content) {
      this.sent = {json: json, content: content, key: crypto.randomUUID()};
    }
    return M.api('POST', '/api/registrations?start=false', this.sheet.parts(this.sent.json), {'Idempotency-Key': this.sent.key})
      .then(function (entered) {
        entry.entered = entered;
        entry.form.camForm.businessKey = entered.reference;
      }, function (problem) {
        if (problem.status) {
          entry.sent = null;
        }
        return Promise.reject(problem);
      });
  };

  /** Reference and access code are for the applicant; the code is told only this once. */
  function slip(entered) {
    var close = M.el('button', {type: 'button', 'class': 'btn btn-primary', onclick: end}, M.t('slip.close'));
    var paper = M.el('div', {'class': 'meibo meibo-slip', role: 'dialog', 'aria-label': M.t('slip.title'), onkeydown: function (event) {
      event.stopPropagation();
      if (event.key === 'Escape') {
        end();
      }
    }}, M.el('div', {}, [
      M.el('h4', {}, M.t('slip.title')),
      M.el('p', {}, M.t('slip.hand-out')),
      M.el('dl', {}, [
        M.el('dt', {}, M.t('slip.reference')), M.el('dd', {'class': 'meibo-reference'}, entered.reference),
        M.el('dt', {}, M.t('slip.access-code')), M.el('dd', {'class': 'meibo-access-code'}, entered.accessCode)
      ]),
      M.el('div', {'class': 'meibo-actions'}, [
        close, M.el('button', {type: 'button', 'class': 'btn btn-default', onclick: function () { window.print(); }}, M.t('slip.print'))
      ])
    ]));
    // the closing dialogue of Tasklist gives the cursor back to its menu, where Enter would start the next process
    function keep(event) {
      if (!paper.contains(event.target)) {
        close.focus();
      }
    }
    function end() {
      document.removeEventListener('focusin', keep, true);
      paper.remove();
    }
    document.body.appendChild(paper);
    document.addEventListener('focusin', keep, true);
    close.focus();
  }

  M.enter = function (form) {
    Promise.all([M.api('GET', '/api/products'), M.loadPart('enter-persons'), M.loadPart('enter-card'), loadParts()]).then(function (loaded) {
      var entry = new Entry(form, loaded[0]);
      form.find('.meibo-submit').addEventListener('click', function () { form.complete(); });
      form.onComplete(function () { return entry.store(); });
      form.camForm.on('submit-success', function () { slip(entry.entered); });
      entry.begin();
    }, function (problem) { form.show(problem); });
  };

  // ---- correcting ------------------------------------------------------------------------------------------------

  M.correct = function (form) {
    var sheet = null;
    var card = null;
    var items = [];
    form.find('.meibo-submit').addEventListener('click', function () { form.complete(); });
    form.onComplete(function () {
      var json = {};
      items.filter(function (item) { return !item.right || !item.right.checked; }).forEach(function (item) {
        item.fields.forEach(function (pointer) {
          var value = sheet.value(pointer);
          if (M.shown(value) !== M.shown(M.at(sheet.known, pointer))) {
            M.put(json, pointer, value === null && M.FIELDS[pointer].kind === 'zone' ? [] : value);
          }
        });
      });
      if (!sheet.complete()) {
        form.show({detail: M.t('fill-in-marked')});
        return null;
      }
      var right = items.filter(function (item) { return item.right && item.right.checked; }).map(function (item) { return item.pointer; });
      if (right.length) {
        json.confirmed = right;
      }
      return M.api('PUT', form.address('/correction', true), sheet.parts(card ? card.json(json) : json)).catch(function (problem) {
        // stored before, and only the last step was lost
        return problem.code === 'ALREADY_CORRECTED' ? null : Promise.reject(problem);
      });
    });
    form.withCase(function (file, mine) {
      var back = file.decisions.filter(function (ruling) { return ruling.outcome === 'return'; }).pop();
      var told = M.clear(form.find('.meibo-told'));
      var own = {};
      (back ? back.items : []).forEach(function (item) { own[item.pointer] = item.reasons; });
      var common = back ? back.reasons.filter(function (reason) {
        return !back.items.some(function (item) { return item.reasons.some(function (each) { return each.code === reason.code; }); })
          || back.fields.some(function (pointer) { return !own[pointer]; });
      }) : [];
      common.forEach(function (reason) { told.appendChild(M.el('li', {'class': 'meibo-unclear'}, reason.text)); });
      told.hidden = !common.length;
      form.find('[data-text="correct.reasons"]').hidden = !common.length;
      if (!mine) {
        form.begin(false, null);
        return;
      }
      if (sheet) {
        form.begin(true, null);
        return;
      }
      sheet = new Sheet(form, Object.assign({verification: file.facts.verification}, file.person));
      var place = M.clear(form.find('.meibo-corrections'));
      (back ? back.fields : []).forEach(function (pointer, n) { items.push(correction(sheet, form, place, pointer, own[pointer] || [], n + 1, back.fields.length)); });
      var first = form.find('.meibo-corrections input:not([type=checkbox]), .meibo-corrections select, .meibo-corrections textarea');
      loadParts().then(function () { card = M.readAgain(form, sheet, file); });
      form.begin(true, first);
      M.pageViewer(form.find('.meibo-pages'), file.facts.reference, file.pages, 'correction');
    });
  };

  /** One thing sent back: its name, why, what was given, and whether it is right as it is. */
  function correction(sheet, form, home, pointer, reasons, n, of) {
    var item = {pointer: pointer, fields: [], right: null};
    var place = M.el('div', {'class': 'meibo-item'});
    var kind = M.pageOf(pointer);
    home.appendChild(M.el('section', {'class': 'meibo-correction'}, [
      M.el('h4', {}, [n + ' / ' + of + ' · ' + M.labelOf(pointer)]),
      M.el('ul', {'class': 'meibo-list'}, reasons.map(function (reason) { return M.el('li', {'class': 'meibo-unclear'}, reason.text); })),
      place
    ]));
    if (kind) {
      sheet.page(kind, true, place);
      return item;
    }
    M.fieldsUnder(pointer).forEach(function (each) {
      if (!M.FIELDS[each] || sheet.fields[each]) {
        return;
      }
      if (/identityDocument\/type$/.test(each)) {
        M.FIELDS[each].values = Object.keys(M.NUMBER_FORMATS).concat('jp-my-number-card');
      }
      sheet.add(each, place).set(M.at(sheet.known, each));
      item.fields.push(each);
    });
    item.right = M.el('input', {type: 'checkbox', 'data-right': pointer, onchange: function () {
      item.fields.forEach(function (each) { sheet.fields[each].input.disabled = item.right.checked; });
      form.fault(pointer, '');
    }});
    place.appendChild(M.el('label', {'class': 'meibo-check'}, [item.right, M.el('span', {}, M.t('correct.right'))]));
    if (item.fields.indexOf(pointer) < 0) {
      place.appendChild(M.el('div', {'class': 'meibo-field', 'data-pointer': pointer}, M.el('p', {'class': 'meibo-fault', role: 'alert'})));
    }
    return item;
  }
})();
