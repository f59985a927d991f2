/*
 * Other registrations that this one resembles: in what, and what a senior reviewer found. A press on one lays it beside
 * this registration, which is recorded on both. Open where a document or picture is known under another name.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var loading = null;

  /** The view of two registrations is a part of its own, fetched when first needed. */
  function view() {
    loading = loading || new Promise(function (resolve, reject) {
      if (M.besideOf) {
        resolve();
        return;
      }
      var script = M.el('script', {src: '/meibo/forms/pairs.js', charset: 'utf-8'});
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });
    return loading;
  }

  function open(helpers, other, opener) {
    var place = M.el('div', {'class': 'meibo-beside'}, M.el('p', {'class': 'meibo-note'}, M.t('pairs.loading')));
    var pictures = null;
    var close = M.el('button', {type: 'button', 'class': 'btn btn-default btn-xs', onclick: end}, [M.t('pairs.close'), ' ', M.kbd('Esc')]);
    var sheet = M.el('div', {'class': 'meibo-sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': M.t('pairs.beside'), tabindex: '-1', onkeydown: function (event) {
      var key = event.key.toLowerCase();
      if (key === 'escape') {
        end();
      } else if (key === 'p' && pictures) {
        pictures.turn(event.shiftKey ? -1 : 1);
      } else if (key === 'z' && pictures) {
        pictures.zoom();
      } else if (key === 'tab') {
        return;
      }
      event.stopPropagation();
    }}, [M.el('div', {'class': 'meibo-head'}, [M.el('strong', {}, M.t('pairs.beside')), close]), place]);

    function end() {
      sheet.remove();
      opener.focus();
    }
    helpers.form.root.appendChild(sheet);
    sheet.focus();
    view().then(function () { return M.besideOf(place, helpers.form.taskId, other.reference); }).then(function (made) {
      pictures = made;
    }, function (problem) {
      M.clear(place).appendChild(M.el('p', {'class': 'meibo-fault', role: 'alert'}, problem && problem.detail ? problem.detail : M.t('error.unknown')));
    });
  }

  M.panel('candidates', function (file, helpers) {
    var others = file.candidates || [];
    if (!file.mine || !others.length) {
      return null;
    }
    var grave = others.some(function (other) { return other.grave || (other.found && other.found.outcome !== 'different-persons'); });
    return helpers.fold(M.t('pairs.panel', others.length), grave, M.el('ul', {'class': 'meibo-list'}, others.map(function (other) {
      var opener = M.el('button', {type: 'button', 'class': 'btn btn-link btn-xs', onclick: function () { open(helpers, other, opener); }}, other.reference);
      return M.el('li', {'class': 'meibo-' + (other.grave ? 'failed' : other.linked ? 'passed' : 'unclear')}, [
        opener, ' ', other.productName + ' · ' + M.day(other.createdAt) + ' · ' + other.statusText + ' · '
          + other.likenesses.map(function (like) { return like.text; }).join('; '),
        other.found ? M.el('strong', {}, ' → ' + M.t('pairs.' + other.found.outcome) + ' (' + other.found.reasons.map(function (reason) { return reason.text; }).join('; ') + ')') : null
      ]);
    })));
  }, 'side', 20);
})();
