/*
 * The portrait on the reviewer's desk: document photo and live portrait side by side, at the same height. Open where the
 * comparison left a doubt or was left to the reviewer. The pictures are those of the viewer: one look, one entry in the log.
 */
(function () {
  'use strict';
  var M = window.Meibo;

  function small(kind) {
    var image = document.querySelector('.meibo-strip img[src*="/attachments/' + kind + '?"]');
    if (!image) {
      return null;
    }
    var copy = image.cloneNode();
    copy.addEventListener('click', function () { copy.classList.toggle('meibo-large'); });
    return copy;
  }

  M.panel('portrait', function (file) {
    var kinds = file.pages.map(function (page) { return page.kind; });
    var said = file.checks.filter(function (check) { return check.check === 'portrait'; });
    if (!file.mine || kinds.indexOf('portrait') < 0 || (!said.length && file.facts.country !== 'CHN')) {
      return null;
    }
    var settled = said.some(function (check) { return check.part === 'person' && check.outcome === 'passed'; });
    var doubt = !settled || said.some(function (check) { return check.outcome === 'unclear' || check.outcome === 'failed'; });
    var photo = small(kinds.indexOf('document-portrait') >= 0 ? 'document-portrait' : 'document-front');
    return M.el('details', {'class': 'meibo-panel', open: doubt}, [
      M.el('summary', {}, M.t('compare.panel')),
      M.el('div', {'class': 'meibo-pair'}, [photo, small('portrait')])
    ]);
  }, 'pages', 30);
})();
