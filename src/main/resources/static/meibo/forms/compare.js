/*
 * Comparing the live portrait with the document photo: both at the same height, side by side, zoomed and moved together.
 * M match, N no match, C cannot tell; digits tick reasons; Z zooms, D shows the whole document page, Ctrl+Enter sends.
 * What a comparison service said stands below, its three figures apart; it decides nothing.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var RESULTS = [['match', 'M'], ['no-match', 'N'], ['cannot-tell', 'C']];
  /** How far each picture is enlarged, step by step; on a whole page the face is small, so the page goes ahead. */
  var STEPS = {face: [1, 2, 3.5], page: [1, 2.6, 4], beside: [1, 1, 2]};
  /** Where the photo is on a document's page. */
  var PHOTO_ON_THE_LEFT = ['passport', 'cn-hk-macao-travel-permit', 'cn-taiwan-travel-permit'];

  function Comparison(form) {
    this.form = form;
    this.reasons = [];
    this.desk = null;
    this.zoomed = 0;
  }

  Comparison.prototype.result = function () {
    var chosen = this.form.find('input[name=result]:checked');
    return chosen ? chosen.value : null;
  };

  Comparison.prototype.ticked = function () {
    return this.form.all('input[name=reasons]:checked').map(function (box) { return box.value; });
  };

  /** One picture of the pair; a document page without a chip photo can be looked at whole. */
  Comparison.prototype.picture = function (side, kind) {
    var comparison = this;
    var place = M.clear(this.form.find('[data-side=' + side + ']'));
    var caption = M.el('figcaption', {}, M.t(side === 'portrait' ? 'compare.portrait' : kind === 'document-portrait' ? 'compare.chip-photo' : 'compare.document-photo'));
    place.appendChild(caption);
    if (!kind) {
      place.appendChild(M.el('p', {'class': 'meibo-fault'}, M.t('compare.no-picture')));
      return;
    }
    var image = M.el('img', {
      src: '/api/registrations/' + encodeURIComponent(this.desk.registration) + '/attachments/' + kind + '?purpose=review',
      alt: M.t('page.' + kind), draggable: 'false'
    });
    image.addEventListener('error', function () {
      image.replaceWith(M.el('p', {'class': 'meibo-fault'}, M.t('viewer.failed')));
    });
    var frame = M.el('div', {'class': 'meibo-face', onclick: function () { comparison.zoom(); }, onmousemove: function (event) {
      comparison.move(event, frame);
    }}, image);
    image.style.transformOrigin = kind === 'document-front' ? (this.photoLeft ? '20% 42%' : '82% 42%') : '50% 40%';
    place.appendChild(frame);
  };

  /** Whether both pictures show a face alone, so that the same place of each is the same part of the face. */
  Comparison.prototype.alike = function () {
    return !this.form.find('[data-side=document] img[src*="/document-front?"]');
  };

  Comparison.prototype.zoom = function () {
    var comparison = this;
    this.zoomed = (this.zoomed + 1) % STEPS.face.length;
    this.form.all('.meibo-face').forEach(function (frame) {
      var page = frame.closest('[data-side=document]') !== null;
      var scale = STEPS[comparison.alike() ? 'face' : page ? 'page' : 'beside'][comparison.zoomed];
      var image = frame.querySelector('img');
      if (image) {
        image.style.transform = scale === 1 ? '' : 'scale(' + scale + ')';
      }
    });
    this.form.root.classList.toggle('meibo-zoomed', this.zoomed !== 0);
  };

  /** Two faces are looked at around the same place; on a whole page the eye goes where it wants. */
  Comparison.prototype.move = function (event, frame) {
    var box = frame.getBoundingClientRect();
    var at = 100 * (event.clientX - box.left) / box.width + '% ' + 100 * (event.clientY - box.top) / box.height + '%';
    (this.alike() ? this.form.all('.meibo-face img') : [frame.querySelector('img')]).forEach(function (image) {
      if (image) {
        image.style.transformOrigin = at;
      }
    });
  };

  Comparison.prototype.machine = function () {
    var said = this.desk.machine;
    var place = M.clear(this.form.find('.meibo-machine'));
    place.appendChild(M.el('h4', {}, M.t('compare.machine')));
    if (said.state !== 'asked') {
      place.appendChild(M.el('p', {'class': 'meibo-note'}, M.t('compare.machine.' + said.state)));
      return;
    }
    place.appendChild(M.machineFigures(said));
    place.appendChild(M.el('p', {'class': 'meibo-note'}, M.t(said.doubt ? 'compare.machine.doubt' : 'compare.machine.no-doubt')));
  };

  Comparison.prototype.choice = function (mine) {
    var comparison = this;
    var place = M.clear(this.form.find('.meibo-choice'));
    this.form.find('.meibo-decision').hidden = !mine;
    RESULTS.forEach(function (result) {
      place.appendChild(M.el('label', {}, [
        M.el('input', {type: 'radio', name: 'result', value: result[0], onchange: function () { comparison.chosen(); }}),
        M.t('compare.' + result[0]), M.kbd(result[1])
      ]));
    });
    this.chosen();
  };

  Comparison.prototype.chosen = function () {
    var result = this.result();
    var kept = this.ticked();
    var place = M.clear(this.form.find('.meibo-reasons'));
    this.reasons.filter(function (reason) { return reason.results.indexOf(result) >= 0; }).forEach(function (reason, n) {
      var box = M.el('input', {type: 'checkbox', name: 'reasons', value: reason.code});
      box.checked = kept.indexOf(reason.code) >= 0;
      place.appendChild(M.el('label', {'class': 'meibo-check'}, [box, M.kbd(String(n + 1)), M.el('span', {}, reason.text)]));
    });
  };

  Comparison.prototype.pick = function (result) {
    var radio = this.form.find('input[name=result][value=' + result + ']');
    radio.checked = true;
    radio.focus();
    this.chosen();
  };

  Comparison.prototype.keys = function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !this.desk) {
      return;
    }
    var key = event.key.toLowerCase();
    var result = RESULTS.filter(function (r) { return r[1].toLowerCase() === key; })[0];
    var boxes = this.form.all('input[name=reasons]');
    if (result) {
      this.pick(result[0]);
    } else if (/^[1-9]$/.test(key) && boxes[Number(key) - 1]) {
      boxes[Number(key) - 1].click();
    } else if (key === 'z') {
      this.zoom();
    } else if (key === 'd' && this.whole) {
      this.whole();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  Comparison.prototype.show = function (desk, file) {
    var comparison = this;
    var pages = file.pages;
    this.photoLeft = PHOTO_ON_THE_LEFT.indexOf(file.person.identityDocument.type) >= 0;
    this.desk = desk;
    this.zoomed = 0;
    this.form.root.classList.remove('meibo-zoomed');
    var kinds = pages.map(function (page) { return page.kind; });
    var front = kinds.indexOf('document-front') >= 0 ? 'document-front' : null;
    var shown = desk.documentPhoto;
    this.picture('document', shown);
    this.picture('portrait', kinds.indexOf(desk.portrait) >= 0 ? desk.portrait : null);
    this.whole = shown === 'document-portrait' && front ? function () {
      shown = shown === 'document-portrait' ? front : 'document-portrait';
      comparison.picture('document', shown);
    } : null;
    this.machine();
    if (desk.stored) {
      this.pick(desk.stored.result);
      this.form.all('input[name=reasons]').forEach(function (box) { box.checked = desk.stored.reasons.indexOf(box.value) >= 0; });
    }
  };

  /** The three figures of a comparison service, each on a line of its own. */
  M.machineFigures = function (said) {
    return M.el('table', {'class': 'meibo-figures'}, [
      [M.t('compare.similarity'), said.similarity.toFixed(2)],
      [M.t('compare.liveness'), M.t('compare.liveness.' + said.liveness)],
      [M.t('compare.rate'), said.falseAcceptRate ? '1 : ' + Math.round(1 / said.falseAcceptRate).toLocaleString(M.language()) : '0']
    ].map(function (row) { return M.el('tr', {}, [M.el('th', {scope: 'row'}, row[0]), M.el('td', {}, row[1])]); }));
  };

  M.compare = function (form) {
    var comparison = new Comparison(form);
    form.find('.meibo-submit').addEventListener('click', function () { form.complete(); });
    form.element.addEventListener('keydown', function (event) { comparison.keys(event); });
    form.onComplete(function () {
      if (!comparison.result()) {
        form.fault('/result', M.t('compare.first'));
        return null;
      }
      return M.api('PUT', '/api/tasks/' + form.taskId + '/portrait-comparison', {result: comparison.result(), reasons: comparison.ticked()});
    }, true);
    M.api('GET', '/api/portrait-reasons').then(function (reasons) {
      comparison.reasons = reasons;
      form.withCase(function (file, mine) {
        form.root.classList.toggle('meibo-full', mine);
        form.begin(mine, null);
        comparison.choice(mine);
        if (!mine) {
          comparison.desk = null;
          M.clear(form.find('[data-side=document]'));
          M.clear(form.find('[data-side=portrait]'));
          M.clear(form.find('.meibo-machine'));
          return;
        }
        M.api('GET', '/api/tasks/' + form.taskId + '/portrait-comparison').then(function (desk) {
          comparison.show(desk, file);
          form.find('input[name=result]').focus();
        }, function (problem) { form.show(problem); });
      });
    }, function (problem) { form.show(problem); });
  };
})();
