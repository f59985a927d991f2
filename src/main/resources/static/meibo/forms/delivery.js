/*
 * The forms of delivery: handing over at the counter with a look at the document, posting, and clearing up mail that did
 * not arrive. In each the card is scanned first; what is wrong is told at its field, and the task stays.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var KINDS = ['registered-no-forwarding', 'tracked'];
  var PROOFS = ['jp-resident-record', 'seal-certificate', 'tax-notice', 'utility-bill', 'residence-certificate',
    'jp-driver-licence', 'jp-my-number-card', 'jp-residence-card', 'cn-resident-id'];
  var DECISIONS = [['post-again', 'P'], ['delivered', 'D'], ['give-up', 'G']];

  /** What is to leave the house: the number of the line and the card, or the card alone. */
  function reserved(form, card) {
    return M.api('GET', form.address('/reservation')).then(function (held) {
      var place = M.clear(form.find('.meibo-reserved'));
      if (card) {
        place.appendChild(M.el('p', {}, [M.t('handover.the-card'), ' ', M.el('code', {}, held.cardNumber || '–')]));
        return;
      }
      place.appendChild(M.el('p', {}, [M.t('handover.number'), ' ', M.el('span', {'class': 'meibo-sum'}, held.msisdn || '–')]));
      place.appendChild(M.el('p', {}, [M.t('handover.card'), ' ', M.el('code', {}, held.iccid || '–')]));
    }, function (problem) { form.show(problem); });
  }

  function addressLines(address) {
    var japanese = address.country === 'JPN' || address.country === 'CHN';
    var parts = japanese
      ? [address.postcode ? '〒' + address.postcode : null, (address.region || '') + address.locality].concat(address.lines)
      : address.lines.concat([[address.locality, address.region, address.postcode].filter(Boolean).join(' '), M.countryName(address.country)]);
    return parts.filter(Boolean);
  }

  function proofs(select) {
    M.clear(select).appendChild(M.el('option', {value: ''}, ''));
    PROOFS.forEach(function (proof) {
      select.appendChild(M.el('option', {value: proof}, M.t(M.has('document.' + proof) ? 'document.' + proof : 'proof.' + proof)));
    });
  }

  /** Enter in the field goes to the next one: a scanner ends with it. */
  function scanned(field, next) {
    field.addEventListener('keydown', function (event) {
      if (event.key === 'Enter' && !event.ctrlKey && next) {
        next.focus();
      }
    });
  }

  M.handOver = function (form) {
    var iccid = form.find('#handover-iccid');
    var last = form.find('#handover-last');
    var compared = form.find('#handover-compared');
    var method = 'counter';
    var card = false;
    var named = true;
    var type = null;
    form.find('.meibo-submit').addEventListener('click', function () { form.complete(); });
    scanned(iccid, last);
    scanned(last, compared);
    form.onComplete(function () {
      if (named && method === 'counter' && !compared.checked) {
        form.fault('/document/type', M.t('handover.compare-first'));
        compared.focus();
        return null;
      }
      return M.api('POST', form.address('/hand-over', true), {
        iccid: card || method === 'download' ? null : iccid.value.trim(),
        cardNumber: card ? iccid.value.trim() : null,
        trackingNumber: method === 'post' ? form.find('#handover-tracking').value.trim() : null,
        document: type && method === 'counter' ? {type: type, lastCharacters: last.value.trim()} : null
      });
    }, true);
    form.withCase(function (file, mine) {
      var document = file.person && file.person.identityDocument;
      method = file.facts.deliveryMethod;
      card = file.facts.deliveryForm === 'card';
      named = !card || !mine || Boolean(file.person);
      type = document ? document.type : null;
      if (card) {
        // a transit or bank card has a number of its own and no phone number
        form.find('.meibo-serial-label').textContent = M.t('handover.card-number');
        iccid.setAttribute('data-pointer', '/cardNumber');
        iccid.removeAttribute('inputmode');
      }
      form.find('.meibo-anonymous').hidden = named;
      form.find('.meibo-iccid').hidden = method === 'download';
      form.find('.meibo-tracking').hidden = method !== 'post';
      form.find('.meibo-look').hidden = method !== 'counter' || !named;
      form.find('.meibo-last').hidden = !document || !document.number;
      form.find('.meibo-last-label').textContent = type ? M.t('handover.last', M.t('document.' + type)) : '';
      form.find('.meibo-compared-text').textContent = M.t('handover.compared');
      form.begin(mine, iccid);
      if (mine && (!card || file.pages.length)) {
        M.pageViewer(form.find('.meibo-pages'), file.facts.reference, file.pages, 'hand-over');
      }
      reserved(form, card);
      if (method !== 'download') {
        M.loadPart('stock').then(function () { M.exchangeCard(form, mine, function () { return reserved(form, card); }); });
      }
    });
  };

  M.postSim = function (form) {
    var iccid = form.find('#post-iccid');
    var tracking = form.find('#post-tracking');
    var proof = form.find('#post-proof');
    form.find('.meibo-submit').addEventListener('click', function () { form.complete(); });
    scanned(iccid, tracking);
    scanned(tracking, form.find('.meibo-submit'));
    proofs(proof);
    form.onComplete(function () {
      var kind = form.find('input[name=kind]:checked');
      return M.api('POST', form.address('/hand-over', true), {
        method: 'post',
        iccid: iccid.value.trim(),
        trackingNumber: tracking.value.trim(),
        postKind: kind ? kind.value : null,
        provedBy: proof.value || null
      });
    }, true);

    function show(file, delivery) {
      var person = file.person && file.person.applicant;
      var to = M.clear(form.find('.meibo-to'));
      if (delivery.address) {
        addressLines(delivery.address).forEach(function (line) { to.appendChild(M.el('div', {}, line)); });
        to.appendChild(M.el('div', {'class': 'meibo-name'}, person ? person.familyName + ' ' + person.givenName : ''));
      }
      var unproved = delivery.provedAddressOnly && !delivery.addressProved;
      var terms = M.clear(form.find('.meibo-terms'));
      terms.appendChild(M.el('strong', {}, M.t('post.' + delivery.post)));
      terms.appendChild(M.el('p', {'class': 'meibo-note'}, M.t(unproved ? 'post.unproved' : delivery.provedAddressOnly ? 'post.proved' : 'post.given')));
      form.find('.meibo-proof').hidden = !unproved;
      var kinds = M.clear(form.find('.meibo-kind'));
      form.find('.meibo-kind').hidden = delivery.post !== 'person';
      if (delivery.post === 'person') {
        KINDS.forEach(function (kind, n) {
          var radio = M.el('input', {type: 'radio', name: 'kind', value: kind});
          radio.checked = n === 0;
          kinds.appendChild(M.el('label', {}, [radio, M.t('post.' + kind)]));
        });
      }
    }

    form.withCase(function (file, mine) {
      form.begin(mine, iccid);
      reserved(form, file.facts.deliveryForm === 'card');
      M.loadPart('stock').then(function () {
        M.exchangeCard(form, mine, function () { return reserved(form, file.facts.deliveryForm === 'card'); });
      });
      M.api('GET', form.address('/delivery')).then(function (delivery) { show(file, delivery); },
        function (problem) { form.show(problem); });
    });
  };

  M.returnedMail = function (form) {
    var iccid = form.find('#mail-iccid');
    var proof = form.find('#mail-proof');
    var fields = ['postcode', 'region', 'locality', 'lines'];
    var before = null;
    form.find('.meibo-submit').addEventListener('click', function () { form.complete(); });
    proofs(proof);

    function decision() {
      var chosen = form.find('input[name=decision]:checked');
      return chosen ? chosen.value : null;
    }
    function chosen() {
      form.find('.meibo-again').hidden = decision() !== 'post-again';
    }
    function pick(value) {
      var radio = form.find('input[name=decision][value=' + value + ']');
      radio.checked = true;
      radio.focus();
      chosen();
    }
    /** Another address than before, or null where it stays. */
    function address() {
      var typed = {country: before ? before.country : form.file.facts.country};
      fields.forEach(function (name) {
        var text = form.find('#mail-' + name).value.trim();
        typed[name] = name === 'lines' ? text.split(/\n+/).map(function (line) { return line.trim(); }).filter(Boolean) : text || null;
      });
      var same = before && fields.every(function (name) { return M.shown(typed[name]) === M.shown(before[name]); });
      return same ? null : typed;
    }

    form.onComplete(function () {
      var again = decision() === 'post-again';
      if (!decision()) {
        form.fault('/decision', M.t('mail.first'));
        return null;
      }
      return M.api('PUT', '/api/tasks/' + form.taskId + '/returned-mail', {
        decision: decision(),
        iccid: iccid.value.trim() || null,
        provedBy: again ? proof.value || null : null,
        address: again ? address() : null
      });
    }, true);
    // a scanner ends with Enter: the next thing is to say what becomes of the card
    scanned(iccid, { focus: function () { form.find('input[name=decision]').focus(); } });
    form.element.addEventListener('keydown', function (event) {
      var found = DECISIONS.filter(function (each) { return each[1].toLowerCase() === event.key.toLowerCase(); })[0];
      if (found && !event.ctrlKey && !event.altKey && !event.metaKey && event.target.type !== 'text'
          && ['TEXTAREA', 'SELECT'].indexOf(event.target.tagName) < 0) {
        pick(found[0]);
        event.preventDefault();
      }
    });

    function show(delivery) {
      var place = M.clear(form.find('.meibo-parcels'));
      delivery.parcels.forEach(function (parcel) {
        place.appendChild(M.el('p', {}, [
          M.el('code', {}, parcel.trackingNumber), ' ', M.t('mail.posted', M.day(parcel.postedAt)), ' · ',
          M.el('strong', {}, M.t(parcel.checkedInAt ? 'mail.here' : 'mail.' + (parcel.outcome || 'under-way')))
        ]));
      });
      before = delivery.address || null;
      if (before) {
        fields.forEach(function (name) { form.find('#mail-' + name).value = M.shown(before[name]); });
      }
    }

    form.withCase(function (file, mine) {
      var place = M.clear(form.find('.meibo-choice'));
      DECISIONS.forEach(function (each) {
        place.appendChild(M.el('label', {}, [
          M.el('input', {type: 'radio', name: 'decision', value: each[0], onchange: chosen}), M.t('mail.' + each[0]), M.kbd(each[1])
        ]));
      });
      chosen();
      form.begin(mine, iccid);
      M.api('GET', form.address('/delivery')).then(show, function (problem) { form.show(problem); });
    });
  };
})();
