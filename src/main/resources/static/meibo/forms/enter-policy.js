/*
 * What the policy says of the application while the clerk chooses: a forbidden method shows at once with its reason, its
 * source and what is allowed instead; one click takes it. The day of an application on paper can be told here.
 */
(function () {
  'use strict';
  var M = window.Meibo;

  function Advice(entry) {
    this.entry = entry;
    this.turn = 0;
  }

  Advice.prototype.begin = function () {
    var advice = this;
    this.day = M.el('input', {type: 'date', id: 'enter-applied-on', 'class': 'form-control'});
    this.note = M.el('div', {role: 'status', 'class': 'meibo-advice'});
    this.place = this.entry.form.find('.meibo-policy');
    this.place.appendChild(M.el('div', {'class': 'meibo-day'}, [
      M.el('label', {'for': 'enter-applied-on'}, M.t('policy.applied-on')), this.day,
      M.el('span', {'class': 'meibo-note'}, M.t('policy.applied-on.hint'))
    ]));
    this.place.appendChild(this.note);
    var ask = function () { advice.ask(); };
    ['product', 'channel', 'delivery'].forEach(function (name) { advice.entry.select(name).addEventListener('change', ask); });
    ['/verification', '/identityDocument/type'].forEach(function (pointer) {
      var field = advice.entry.sheet.fields[pointer];
      if (field) {
        field.input.addEventListener('change', ask);
      }
    });
    this.day.addEventListener('change', ask);
  };

  Advice.prototype.facts = function () {
    var sheet = this.entry.sheet;
    var value = function (pointer) { return sheet.fields[pointer] ? sheet.value(pointer) : null; };
    return {
      product: this.entry.select('product').value, channel: this.entry.select('channel').value,
      verification: value('/verification'), documentType: value('/identityDocument/type'),
      deliveryForm: this.entry.select('delivery').value.split('/')[0],
      appliedOn: this.day.value || null
    };
  };

  /** Asks the policy; only the latest answer counts, and a policy that cannot be asked stops nobody. */
  Advice.prototype.ask = function () {
    var advice = this;
    var turn = ++this.turn;
    var facts = this.facts();
    if (!facts.product) {
      return;
    }
    M.api('POST', '/api/policy/answers', facts).then(function (said) {
      if (turn === advice.turn) {
        advice.show(said);
      }
    }, function () { M.clear(advice.note); });
  };

  Advice.prototype.show = function (said) {
    var advice = this;
    M.clear(this.note);
    if (said.refused) {
      said.refused.rules.forEach(function (rule) {
        advice.note.appendChild(M.el('p', {'class': 'meibo-fault'}, rule.text + ' (' + rule.sources.join(', ') + ')'));
      });
      if (said.refused.methods.length) {
        this.note.appendChild(M.el('p', {'class': 'meibo-note'}, [M.t('policy.instead') + ' '].concat(
          said.refused.methods.map(function (method) { return advice.take(method); }))));
      }
      if (said.refused.documents.length) {
        this.note.appendChild(M.el('p', {'class': 'meibo-note'}, M.t('policy.documents') + ' '
          + said.refused.documents.map(function (told) { return told.text; }).join(' · ')));
      }
    }
  };

  Advice.prototype.take = function (method) {
    var advice = this;
    return M.el('button', {type: 'button', 'class': 'btn btn-default btn-xs', onclick: function () {
      var field = advice.entry.sheet.fields['/verification'];
      field.set(method.code);
      field.input.dispatchEvent(new Event('change'));
      field.input.focus();
    }}, method.text);
  };

  Advice.prototype.json = function (json) {
    if (this.day.value) {
      json.appliedOn = this.day.value;
    }
  };

  Advice.prototype.offered = function () { this.ask(); };

  M.entryPart(function (entry) { return new Advice(entry); });
})();
