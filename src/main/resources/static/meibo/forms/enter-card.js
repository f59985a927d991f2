/*
 * Entering an application for a transit or bank card: the form shows only what the card collects (GET /api/products),
 * and what is not shown is not sent. An anonymous card shows no field at all.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var GROUPS = {
    '/applicant/familyName': 'name', '/applicant/givenName': 'name',
    '/applicant/familyNameKana': 'kana', '/applicant/givenNameKana': 'kana',
    '/applicant/birthDate': 'birth-date', '/applicant/sex': 'sex', '/applicant/nationality': 'nationality',
    '/applicant/phone': 'phone', '/applicant/email': 'email'
  };
  var MUST_ANYWAY = ['/applicant/familyNameKana', '/applicant/givenNameKana', '/applicant/sex'];

  function groupOf(pointer) {
    return GROUPS[pointer] || (/^\/applicant\/address/.test(pointer) ? 'address'
      : /^\/(identityDocument|verification)/.test(pointer) ? 'identity-document' : null);
  }

  function isCard(product) {
    return product.service === 'transit' || product.service === 'bank';
  }

  function takes(product, group) {
    return group === null || !product.collects || product.collects.indexOf(group) >= 0;
  }

  /** Whether a field may be sent for this product. */
  function collects(product, pointer) {
    return takes(product, groupOf(pointer));
  }

  /** Shows the fields of the product, hides a box that is left empty, and says why it is. */
  function show(entry, product) {
    var sheet = entry.sheet;
    Object.keys(sheet.fields).forEach(function (pointer) {
      if (groupOf(pointer)) {
        sheet.fields[pointer].element.classList.toggle('meibo-not-collected', !collects(product, pointer));
      }
    });
    entry.form.all('fieldset').forEach(function (box) {
      var places = Array.prototype.slice.call(box.querySelectorAll('.meibo-field, [data-fields] > *'));
      var own = places.filter(function (place) { return !place.classList.contains('meibo-not-collected'); });
      box.hidden = places.length > 0 && own.length === 0;
    });
    var nobody = isCard(product) && product.collects.length === 0;
    var undocumented = isCard(product) && !takes(product, 'identity-document');
    sheet.fields['/identityDocument/type'].element.closest('fieldset').hidden = undocumented;
    MUST_ANYWAY.forEach(function (pointer) {
      sheet.fields[pointer].element.classList.toggle('meibo-must-here', undocumented && collects(product, pointer));
    });
    var pages = entry.form.find('.meibo-needed-pages').closest('fieldset');
    pages.hidden = undocumented && !proofOf(entry, product);
    entry.select('more').parentElement.hidden = undocumented;
    entry.select('consent').closest('.meibo-field').hidden = nobody;
    var note = entry.form.find('.meibo-card-note');
    note.hidden = !isCard(product);
    note.textContent = nobody ? M.t('enter.card-collects-nothing') : M.t('enter.card-named');
    return nobody;
  }

  /** The page that shows the right to the chosen plan, such as child fare; null where anybody may have it. */
  function proofOf(entry, product) {
    var plan = entry.select('plan').value;
    var chosen = product.plans.filter(function (each) { return each.id === plan; })[0];
    return chosen && chosen.proof ? chosen.proof : null;
  }

  /** Pages wanted where the card collects no identity document: the proof of the plan, or none. */
  function pages(entry, product) {
    if (!isCard(product) || takes(product, 'identity-document')) {
      return null;
    }
    var proof = proofOf(entry, product);
    return proof ? [proof] : [];
  }

  /** Fields a card must have though a line need not: without a document they tell its holder from another (SC-02). */
  function missing(entry, product) {
    if (!isCard(product) || takes(product, 'identity-document')) {
      return [];
    }
    return MUST_ANYWAY.filter(function (pointer) { return collects(product, pointer) && entry.sheet.value(pointer) === null; });
  }

  M.card = {isCard: isCard, collects: collects, show: show, pages: pages, missing: missing, takes: takes};
})();
