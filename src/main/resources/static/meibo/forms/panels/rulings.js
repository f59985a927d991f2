/*
 * Which rules spoke in this round: reason in the reader's language, source rows, certainty, table and version. Closed
 * while every rule is sure and none stands in the way; open where one refuses, forbids or is left to a person.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var STRICT = ['failed', 'refuse', 'refused', 'no'];
  var DOUBT = ['unclear', 'person', 'retake', 'manual', 'compare', 'review', 'review-by-two', 'guardian-needed', 'guardian-and-kinship-proof'];

  /** The worst that a ruling says: failed, unclear or passed. */
  function worst(ruling) {
    // what a page measures speaks for itself: its thresholds are practice, whoever wrote them down
    if (ruling.outcome.legibility === 'pass') {
      return 'passed';
    }
    var said = Object.keys(ruling.outcome)
      .filter(function (name) { return name !== 'beyond' && name !== 'decision'; })
      .map(function (name) { return ruling.outcome[name]; });
    if (said.some(function (value) { return STRICT.indexOf(value) >= 0; })) {
      return 'failed';
    }
    var weak = ruling.rules.some(function (rule) { return rule.certainty === 'L' || rule.certainty === 'unsure'; });
    return weak || said.some(function (value) { return DOUBT.indexOf(value) >= 0; }) ? 'unclear' : 'passed';
  }

  function source(ruling, rule) {
    return rule.sources.map(function (row) { return row === 'operator' ? M.t('ruling.operator') : row; }).join(', ')
      + ' · ' + M.t('ruling.certainty.' + rule.certainty) + ' · ' + M.t('ruling.version', ruling.version);
  }

  function line(ruling) {
    return M.el('li', {'class': 'meibo-' + worst(ruling)}, [
      M.el('strong', {}, ruling.tableName + (ruling.what ? ' (' + (M.has('page.' + ruling.what) ? M.t('page.' + ruling.what) : ruling.what) + ')' : ''))
    ].concat(ruling.rules.map(function (rule) {
      return M.el('span', {title: rule.id.replace(/^Rule_/, '')}, [
        ' ' + rule.text + ' ', M.el('span', {'class': 'meibo-note'}, source(ruling, rule))
      ]);
    })));
  }

  M.panel('rulings', function (file, helpers) {
    var rulings = file.rulings || [];
    if (!rulings.length) {
      return null;
    }
    var order = {failed: 0, unclear: 1, passed: 2};
    var sorted = rulings.map(function (ruling, at) { return [order[worst(ruling)], at, ruling]; })
      .sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; })
      .map(function (entry) { return entry[2]; });
    var eye = sorted.filter(function (ruling) { return worst(ruling) !== 'passed'; });
    var well = sorted.filter(function (ruling) { return worst(ruling) === 'passed'; });
    var list = function (some) { return M.el('ul', {'class': 'meibo-list meibo-rulings'}, some.map(line)); };
    var open = eye.some(function (ruling) { return ruling.table !== 'review-route'; });
    if (!eye.length) {
      return helpers.fold(M.t('ruling.title', rulings.length), false, list(well));
    }
    var parts = [list(eye)];
    if (well.length) {
      parts.push(helpers.fold(M.t('ruling.well', well.length), false, list(well)));
    }
    return helpers.fold(M.t('ruling.title', rulings.length), open, M.el('div', {}, parts));
  }, 'side', 60);
})();
