/*
 * Who acts for the applicant or with him: each with what is told of him beside his page, what the check found of him, and
 * ticks to send a field back. Open where the check left a doubt.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var ROWS = ['familyName', 'givenName', 'familyNameKana', 'givenNameKana', 'birthDate', 'relationship', 'phone',
    'identityDocument/type', 'identityDocument/number', 'identityDocument/issuingCountry', 'identityDocument/expiryDate',
    'identityDocument/mrz'];
  var PAGES = {guardian: ['guardian-document', 'kinship-proof', 'household-register'], agent: ['agent-document']};

  function said(name, value) {
    if (name === 'relationship') {
      return M.t('relationship.' + value);
    }
    if (name === 'identityDocument/type') {
      return M.t('document.' + value);
    }
    return value === 'long-term' ? M.t('long-term') : M.shown(value);
  }

  function tick(pointer) {
    return M.el('input', {type: 'checkbox', name: 'fields', value: pointer, tabindex: '-1', 'aria-label': M.labelOf(pointer)});
  }

  function doubts(checks, pointer) {
    return checks.filter(function (check) {
      return check.pointer && (check.pointer === pointer || check.pointer.indexOf(pointer + '/') === 0)
        && (check.outcome === 'failed' || check.outcome === 'unclear');
    });
  }

  function row(label, pointer, value, checks) {
    var found = doubts(checks, pointer);
    var bad = found.some(function (check) { return check.outcome === 'failed'; });
    return M.el('tr', {
      'class': bad ? 'meibo-bad' : found.length ? 'meibo-odd' : null,
      title: found.map(function (check) { return check.text; }).join(' ') || null
    }, [
      M.el('td', {'class': 'meibo-tick'}, tick(pointer)), M.el('th', {scope: 'row'}, label),
      M.el('td', {'class': /mrz$/.test(pointer) ? 'meibo-zone' : null}, value)
    ]);
  }

  function table(rows) {
    return M.el('table', {}, [
      M.el('colgroup', {}, [M.el('col', {'class': 'meibo-tick'}), M.el('col', {'class': 'meibo-name-col'}), M.el('col')]),
      M.el('tbody', {}, rows)
    ]);
  }

  /** Buttons that turn the viewer to the party's own pages: the picture stays where pictures are looked at. */
  function turners(file, party) {
    var there = file.pages.map(function (page) { return page.kind; });
    return PAGES[party].filter(function (kind) { return there.indexOf(kind) >= 0; }).map(function (kind) {
      return M.el('button', {type: 'button', 'class': 'btn btn-default btn-xs', title: M.t('persons.page'), onclick: function () {
        var tab = Array.prototype.filter.call(document.querySelectorAll('.meibo-strip button'), function (button) {
          return button.textContent.indexOf(M.t('page.' + kind)) === 0;
        })[0];
        if (tab) {
          tab.click();
        }
      }}, M.t('page.' + kind));
    });
  }

  function party(file, name, checks) {
    var told = file.person[name];
    if (!told) {
      return doubts(checks, '/' + name).length
        ? table([row(M.t('party.' + name), '/' + name, M.t('persons.missing'), checks)]) : null;
    }
    return M.el('div', {}, [
      M.el('p', {'class': 'meibo-note meibo-who'}, [
        M.el('strong', {}, M.t('party.' + name)), ' · ' + M.t('relationship.' + told.relationship) + ' · ' + M.t('persons.born', told.birthDate) + ' '
      ].concat(turners(file, name))),
      table(ROWS.filter(function (field) {
        var value = M.at(told, '/' + field);
        return value !== null && value !== undefined && value.length !== 0;
      }).map(function (field) {
        var label = field === 'relationship' ? M.t('persons.relationship')
          : M.t('field.' + (/^identityDocument/.test(field) ? '' : 'applicant.') + field.replace('/', '.'));
        return row(label, '/' + name + '/' + field, said(field, M.at(told, '/' + field)), checks);
      }))
    ]);
  }

  function user(file, checks) {
    var told = file.person.user;
    if (!told) {
      return null;
    }
    return table([
      row(M.labelOf('/user/under18'), '/user/under18', M.t('truth.' + told.under18), checks),
      told.filtering ? row(M.labelOf('/user/filtering'), '/user/filtering', M.t('filtering.' + told.filtering), checks) : null
    ]);
  }

  M.panel('persons', function (file) {
    if (!file.mine || !file.person) {
      return null;
    }
    var checks = file.checks.filter(function (check) { return check.check === 'acting-persons'; });
    var parts = [party(file, 'guardian', checks), party(file, 'agent', checks), user(file, checks)].filter(Boolean);
    if (!parts.length) {
      return null;
    }
    var doubt = checks.some(function (check) { return check.outcome === 'failed' || check.outcome === 'unclear'; });
    return M.el('details', {'class': 'meibo-panel meibo-persons-panel', open: doubt}, [M.el('summary', {}, M.t('persons.title'))].concat(parts));
  }, 'data', 20);
})();
