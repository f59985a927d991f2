/*
 * Below the pages: whether each can be read, in a word; what is the matter, if anything is; and every number measured
 * when it is opened. Open only where a page is not plainly legible.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var MARKS = {pass: '✓', manual: '?', retake: '✗'};

  function number(measure) {
    if (measure.measure === 'edges') {
      return measure.text || '';
    }
    return measure.value === null ? M.t('page.not-told') : measure.value + (measure.unit ? ' ' + measure.unit : '');
  }

  function row(kind, page) {
    var numbers = page.measures.map(function (measure) {
      return M.el('span', {
        'class': 'meibo-measure' + (measure.outcome && measure.outcome !== 'pass' ? ' meibo-measure-' + measure.outcome : ''),
        title: measure.text || null
      }, measure.name + ' ' + number(measure));
    });
    return M.el('div', {'class': 'meibo-legible', tabindex: '0', 'data-kind': kind}, [
      M.el('strong', {'class': 'meibo-judged-' + page.outcome}, MARKS[page.outcome] + ' ' + M.t('page.' + kind)),
      page.hints.map(function (hint) { return hint.text; }).length
        ? M.el('span', {'class': 'meibo-hint'}, page.hints.map(function (hint) { return hint.text; }).join(' '))
        : null,
      M.el('div', {'class': 'meibo-measures'}, numbers)
    ]);
  }

  M.panel('legibility', function (file, helpers) {
    var pages = file.legibility || {};
    var kinds = Object.keys(pages);
    if (!file.mine || !kinds.length) {
      return null;
    }
    var doubtful = kinds.filter(function (kind) { return pages[kind].outcome !== 'pass'; });
    var title = M.t('page.legibility') + ' ' + kinds.map(function (kind) {
      return MARKS[pages[kind].outcome];
    }).join(' ');
    return helpers.fold(title, doubtful.length > 0, doubtful.concat(kinds.filter(function (kind) {
      return doubtful.indexOf(kind) < 0;
    })).map(function (kind) { return row(kind, pages[kind]); }));
  }, 'pages', 20);
})();
