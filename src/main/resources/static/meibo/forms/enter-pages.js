/*
 * Judges a page right after it was chosen, before anything is sent: what to do for a better picture stands beside it,
 * with a button to take it again. The picture is looked at and forgotten; a page that cannot be judged now is judged
 * when the application comes in.
 */
(function () {
  'use strict';
  var M = window.Meibo;

  function place(tile) {
    var found = tile.element.querySelector('.meibo-judged');
    if (!found) {
      found = M.el('div', {'class': 'meibo-judged', role: 'status'});
      tile.element.querySelector('.meibo-page-side').appendChild(found);
    }
    return found;
  }

  function again(tile) {
    return M.el('button', {type: 'button', 'class': 'btn btn-link btn-xs', onclick: function () {
      var input = tile.element.querySelector('.meibo-file');
      input.value = '';
      input.click();
    }}, M.t('page.check-again'));
  }

  /** Shows how the page in a tile comes out as a page of a document of that type. */
  M.judgePage = function (tile, documentType) {
    var told = M.clear(place(tile));
    var file = tile.file;
    tile.element.classList.remove('meibo-page-retake', 'meibo-page-manual');
    if (!file) {
      return;
    }
    told.appendChild(M.el('span', {'class': 'meibo-note'}, M.t('page.checking')));
    var data = new FormData();
    data.append(tile.kind, file, tile.kind);
    M.api('POST', '/api/pages/check?documentType=' + encodeURIComponent(documentType || ''), data).then(function (looked) {
      if (tile.file !== file) {
        return;
      }
      M.clear(told);
      tile.element.classList.toggle('meibo-page-retake', looked.outcome === 'retake');
      tile.element.classList.toggle('meibo-page-manual', looked.outcome === 'manual');
      told.appendChild(M.el('strong', {'class': 'meibo-judged-' + looked.outcome}, M.t('page.check-' + looked.outcome)));
      looked.hints.forEach(function (hint) { told.appendChild(M.el('span', {'class': 'meibo-hint'}, hint.text)); });
      if (looked.outcome !== 'pass') {
        told.appendChild(again(tile));
      }
    }, function (problem) {
      if (tile.file === file) {
        M.clear(told);
        if (problem.errors && problem.errors.length) {
          tile.setFault(problem.errors[0].detail || problem.detail);
        }
      }
    });
  };
})();
