/*
 * The forms of activation: switching a prepaid card on at the counter, with fresh pictures where policy asks for them,
 * and the look of a second person at those pictures, beside the ones of the application.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var OUTCOMES = [['approve', 'A'], ['return', 'R'], ['refuse', 'N']];

  M.activateCard = function (form) {
    var tiles = [];
    form.find('.meibo-submit').addEventListener('click', function () { form.complete(); });
    form.onComplete(function () {
      if (!tiles.length) {
        return M.api('POST', form.address('/activation', true));
      }
      var sent = new FormData();
      tiles.forEach(function (tile) {
        if (tile.file) {
          sent.append(tile.kind, tile.file);
        }
      });
      return M.api('POST', form.address('/activation', true), sent);
    });
    form.withCase(function (file, mine) {
      form.begin(mine, form.find('.meibo-submit'));
      M.api('GET', form.address('/reservation')).then(function (held) {
        var place = M.clear(form.find('.meibo-reserved'));
        place.appendChild(M.el('p', {}, [M.t('handover.number'), ' ', M.el('span', {'class': 'meibo-sum'}, held.msisdn || '–')]));
        place.appendChild(M.el('p', {}, [M.t('handover.card'), ' ', M.el('code', {}, held.iccid || '–')]));
      }, function (problem) { form.show(problem); });
      M.api('GET', form.address('/activation')).then(function (wanted) {
        var asked = form.find('.meibo-asked');
        var why = wanted.reasons.map(function (reason) { return reason.text; });
        asked.hidden = wanted.check === 'none';
        asked.textContent = wanted.check === 'none' ? '' : [M.t('activate.check.' + wanted.check)].concat(why).join(' · ');
        var place = M.clear(form.find('.meibo-tiles'));
        tiles = mine ? wanted.pages.map(function (kind) { return M.pageTile(kind, true, function () {}); }) : [];
        tiles.forEach(function (tile) { place.appendChild(tile.element); });
        if (mine && tiles.length) {
          place.querySelector('input').focus();
        }
      }, function (problem) { form.show(problem); });
    });
  };

  M.checkActivation = function (form) {
    var reasons = [];
    var desk = null;
    var views = [];
    var shown = 0;
    form.find('.meibo-submit').addEventListener('click', function () { form.complete(); });

    function outcome() {
      var chosen = form.find('input[name=outcome]:checked');
      return chosen ? chosen.value : null;
    }
    function ticked() {
      return form.all('input[name=reasons]:checked').map(function (box) { return box.value; });
    }
    function chosen() {
      var kept = ticked();
      var place = M.clear(form.find('.meibo-reasons'));
      reasons.filter(function (reason) { return reason.outcomes.indexOf(outcome()) >= 0; }).forEach(function (reason, n) {
        var box = M.el('input', {type: 'checkbox', name: 'reasons', value: reason.code});
        box.checked = kept.indexOf(reason.code) >= 0;
        place.appendChild(M.el('label', {'class': 'meibo-check'}, [box, M.kbd(String(n + 1)), M.el('span', {}, reason.text)]));
      });
    }
    function pick(value) {
      var radio = form.find('input[name=outcome][value=' + value + ']');
      radio.checked = true;
      radio.focus();
      chosen();
    }
    function picture(side, kind) {
      var place = M.clear(form.find('[data-side=' + side + ']'));
      place.appendChild(M.el('figcaption', {}, kind ? M.t('page.' + kind) : M.t('check.no-picture')));
      if (kind) {
        var image = M.el('img', {src: '/api/registrations/' + encodeURIComponent(desk.registration) + '/attachments/' + kind + '?purpose=review',
          alt: M.t('page.' + kind), draggable: 'false'});
        image.addEventListener('error', function () { image.replaceWith(M.el('p', {'class': 'meibo-fault'}, M.t('viewer.failed'))); });
        place.appendChild(M.el('div', {'class': 'meibo-face', onclick: zoom}, image));
      }
    }
    function zoom() {
      var to = form.root.classList.toggle('meibo-zoomed');
      form.all('.meibo-face img').forEach(function (image) { image.style.transform = to ? 'scale(2)' : ''; });
    }
    function view(index) {
      shown = (index + views.length) % views.length;
      form.root.classList.remove('meibo-zoomed');
      form.all('.meibo-views button').forEach(function (tab, n) { tab.setAttribute('aria-selected', String(n === shown)); });
      picture('left', views[shown].left);
      picture('right', views[shown].right);
    }
    function show(found) {
      desk = found;
      var pages = {};
      desk.pairs.forEach(function (pair) { pages[pair.what] = pair; });
      views = [
        {name: 'person', left: pages.document.now || pages.document.before, right: pages.portrait.now || pages.portrait.before},
        {name: 'portraits', left: pages.portrait.before, right: pages.portrait.now},
        {name: 'documents', left: pages.document.before, right: pages.document.now}
      ];
      if (desk.check !== 'pages') {
        views = views.slice(0, 1);
      }
      var tabs = M.clear(form.find('.meibo-views'));
      views.forEach(function (each, n) {
        tabs.appendChild(M.el('button', {type: 'button', role: 'tab', 'class': 'btn btn-default btn-xs', onclick: function () { view(n); }}, M.t('check.view.' + each.name)));
      });
      tabs.appendChild(M.kbd('V'));
      view(0);
      if (desk.stored) {
        pick(desk.stored.outcome);
        form.all('input[name=reasons]').forEach(function (box) { box.checked = desk.stored.reasons.indexOf(box.value) >= 0; });
      }
    }

    form.element.addEventListener('keydown', function (event) {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !desk) {
        return;
      }
      var key = event.key.toLowerCase();
      var found = OUTCOMES.filter(function (each) { return each[1].toLowerCase() === key; })[0];
      var boxes = form.all('input[name=reasons]');
      if (found) {
        pick(found[0]);
      } else if (/^[1-9]$/.test(key) && boxes[Number(key) - 1]) {
        boxes[Number(key) - 1].click();
      } else if (key === 'v') {
        view(shown + 1);
      } else if (key === 'z') {
        zoom();
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    });
    form.onComplete(function () {
      if (!outcome()) {
        form.fault('/outcome', M.t('check.first'));
        return null;
      }
      return M.api('PUT', '/api/tasks/' + form.taskId + '/activation-check', {outcome: outcome(), reasons: ticked()});
    }, true);
    M.api('GET', '/api/activation-reasons').then(function (read) {
      reasons = read;
      form.withCase(function (file, mine) {
        form.root.classList.toggle('meibo-full', mine);
        form.begin(mine, null);
        form.find('.meibo-decision').hidden = !mine;
        var place = M.clear(form.find('.meibo-choice'));
        OUTCOMES.forEach(function (each) {
          place.appendChild(M.el('label', {}, [
            M.el('input', {type: 'radio', name: 'outcome', value: each[0], onchange: chosen}), M.t('check.' + each[0]), M.kbd(each[1])
          ]));
        });
        chosen();
        if (!mine) {
          desk = null;
          ['left', 'right'].forEach(function (side) { M.clear(form.find('[data-side=' + side + ']')); });
          return;
        }
        M.api('GET', '/api/tasks/' + form.taskId + '/activation-check').then(function (found) {
          show(found);
          form.find('input[name=outcome]').focus();
        }, function (problem) { form.show(problem); });
      });
    }, function (problem) { form.show(problem); });
  };
})();
