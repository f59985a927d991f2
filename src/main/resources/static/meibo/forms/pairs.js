/*
 * Registrations side by side: the pages of both at the same height, zoomed and moved together, and field beside field
 * with differences marked. The comparison goes through the candidates one by one: J and K turn to the next and the one
 * before, S same person, D different persons, C cannot tell, M misuse, digits tick reasons, P and Shift+P turn pages,
 * Z zooms, Ctrl+Enter sends. The same view opens from the reviewer's desk, to look only.
 */
(function () {
  'use strict';
  var M = window.Meibo;
  var OUTCOMES = [['same-person', 'S'], ['different-persons', 'D'], ['cannot-tell', 'C'], ['misuse', 'M']];
  var ROWS = ['/applicant/familyName', '/applicant/givenName', '/applicant/familyNameKana', '/applicant/givenNameKana',
    '/applicant/birthDate', '/applicant/sex', '/applicant/nationality', '/identityDocument/type',
    '/identityDocument/number', '/identityDocument/issuingCountry', '/identityDocument/expiryDate',
    '/applicant/address', '/applicant/phone', '/applicant/email'];
  var FIRST = ['portrait', 'document-front', 'document-portrait'];
  var STEPS = [1, 2, 3.5];

  // ---- two registrations beside one another -------------------------------------------------------------------

  function value(person, pointer) {
    if (!person) {
      return '';
    }
    if (pointer === '/applicant/address') {
      var a = person.applicant.address;
      return a ? [a.postcode, a.region, a.locality].concat(a.lines || []).filter(Boolean).join(' ') : '';
    }
    var found = M.shown(M.at(person, pointer));
    if (!found) {
      return '';
    }
    return pointer === '/identityDocument/type' ? M.t('document.' + found)
      : pointer === '/applicant/sex' ? M.t('sex.' + found)
        : found === 'long-term' ? M.t('long-term') : found;
  }

  function rows(pair) {
    return ROWS.map(function (pointer) {
      var own = value(pair.own.person, pointer);
      var other = value(pair.other.person, pointer);
      if (!own && !other) {
        return null;
      }
      var same = M.fold(own) === M.fold(other);
      return M.el('tr', {'class': same ? '' : 'meibo-bad', 'data-same': String(same)}, [
        M.el('th', {scope: 'row'}, M.labelOf(pointer)),
        M.el('td', {}, own || '–'),
        M.el('td', {'class': 'meibo-sign', title: M.t(same ? 'pairs.same' : 'pairs.differs')}, same ? '=' : '≠'),
        M.el('td', {}, other || '–')
      ]);
    });
  }

  function told(side) {
    return [side.reference, side.productName, M.t('pairs.applied', M.day(side.createdAt)),
      M.t('channel.' + side.channel), side.statusText].join(' · ');
  }

  /** The pictures of one kind of page, both at the same height; zoomed and moved together. */
  function Pictures(pair, taskId) {
    this.pair = pair;
    this.taskId = taskId;
    this.zoomed = 0;
    this.place = M.el('div', {'class': 'meibo-two'});
    this.tabs = M.el('div', {'class': 'meibo-kinds', role: 'tablist'});
    var kinds = pair.own.pages.concat(pair.other.pages).map(function (page) { return page.kind; });
    this.kinds = M.PAGES.concat(kinds).filter(function (kind, n, all) {
      return kinds.indexOf(kind) >= 0 && all.indexOf(kind) === n;
    });
    var both = this.kinds.filter(function (kind) { return has(pair.own, kind) && has(pair.other, kind); });
    var first = FIRST.filter(function (kind) { return both.indexOf(kind) >= 0; })[0] || both[0] || this.kinds[0];
    this.at = Math.max(0, this.kinds.indexOf(first));
    this.show();
  }

  function has(side, kind) {
    return side.pages.filter(function (page) { return page.kind === kind; })[0];
  }

  Pictures.prototype.show = function () {
    var pictures = this;
    var kind = this.kinds[this.at];
    this.zoomed = 0;
    M.clear(this.tabs);
    this.kinds.forEach(function (each, n) {
      pictures.tabs.appendChild(M.el('button', {type: 'button', role: 'tab', tabindex: '-1', 'class': 'btn btn-default btn-xs',
        'aria-selected': String(n === pictures.at), onclick: function () { pictures.at = n; pictures.show(); }}, M.t('page.' + each)));
    });
    M.clear(this.place);
    if (kind) {
      this.place.appendChild(this.figure(this.pair.own, kind, '/api/registrations/' + encodeURIComponent(this.pair.own.reference)
        + '/attachments/' + kind + '?purpose=comparison', M.t('pairs.own')));
      this.place.appendChild(this.figure(this.pair.other, kind, '/api/tasks/' + encodeURIComponent(this.taskId) + '/comparison/'
        + encodeURIComponent(this.pair.other.reference) + '/pages/' + kind, M.t('pairs.other')));
    } else {
      this.place.appendChild(M.el('p', {}, M.t('viewer.none')));
    }
  };

  Pictures.prototype.figure = function (side, kind, address, whose) {
    var pictures = this;
    var page = has(side, kind);
    var caption = M.el('figcaption', {}, whose + ' · ' + M.t('page.' + kind));
    if (!page) {
      return M.el('figure', {}, [caption, M.el('div', {'class': 'meibo-face'}, M.el('p', {}, M.t('pairs.no-page')))]);
    }
    if (page.mediaType === 'application/pdf') {
      return M.el('figure', {}, [caption, M.el('a', {href: address, download: kind + '.pdf', 'class': 'btn btn-default'}, M.t('viewer.pdf'))]);
    }
    var image = M.el('img', {src: address, alt: caption.textContent, draggable: 'false'});
    image.addEventListener('error', function () { image.replaceWith(M.el('p', {'class': 'meibo-fault'}, M.t('viewer.failed'))); });
    var frame = M.el('div', {'class': 'meibo-face', onclick: function () { pictures.zoom(); }, onmousemove: function (event) {
      var box = frame.getBoundingClientRect();
      var at = 100 * (event.clientX - box.left) / box.width + '% ' + 100 * (event.clientY - box.top) / box.height + '%';
      pictures.images().forEach(function (each) { each.style.transformOrigin = at; });
    }}, image);
    return M.el('figure', {}, [caption, frame]);
  };

  Pictures.prototype.images = function () {
    return Array.prototype.slice.call(this.place.querySelectorAll('img'));
  };

  Pictures.prototype.turn = function (step) {
    if (this.kinds.length) {
      this.at = (this.at + step + this.kinds.length) % this.kinds.length;
      this.show();
    }
  };

  Pictures.prototype.zoom = function () {
    this.zoomed = (this.zoomed + 1) % STEPS.length;
    var scale = STEPS[this.zoomed];
    this.images().forEach(function (image) { image.style.transform = scale === 1 ? '' : 'scale(' + scale + ')'; });
    this.place.classList.toggle('meibo-zoomed', scale !== 1);
  };

  /** Fetches the pair, which is recorded on both registrations, and shows it; answers its pictures. */
  function beside(place, taskId, other) {
    return M.api('GET', '/api/tasks/' + encodeURIComponent(taskId) + '/comparison/' + encodeURIComponent(other)).then(function (pair) {
      var pictures = new Pictures(pair, taskId);
      M.clear(place);
      place.appendChild(pictures.tabs);
      place.appendChild(pictures.place);
      place.appendChild(M.el('table', {'class': 'meibo-fields'}, [
        M.el('colgroup', {}, [M.el('col', {'class': 'meibo-name-col'}), M.el('col'), M.el('col', {'class': 'meibo-sign-col'}), M.el('col')]),
        M.el('thead', {}, M.el('tr', {}, [M.el('th', {}, ''), M.el('th', {}, [M.t('pairs.own'), M.el('small', {}, told(pair.own))]),
          M.el('th', {}, ''), M.el('th', {}, [M.t('pairs.other'), M.el('small', {}, told(pair.other))])])),
        M.el('tbody', {}, rows(pair).filter(Boolean))
      ]));
      return pictures;
    });
  }

  // ---- the comparison -----------------------------------------------------------------------------------------

  function Comparison(form) {
    this.form = form;
    this.reasons = [];
    this.others = [];
    this.verdicts = {};
    this.at = 0;
    this.pictures = null;
    this.mine = false;
  }

  Comparison.prototype.current = function () {
    return this.others[this.at];
  };

  Comparison.prototype.verdict = function () {
    var reference = this.current().reference;
    this.verdicts[reference] = this.verdicts[reference] || {registration: reference, outcome: null, reasons: []};
    return this.verdicts[reference];
  };

  Comparison.prototype.list = function () {
    var comparison = this;
    var place = M.clear(this.form.find('.meibo-others'));
    this.others.forEach(function (other, n) {
      var said = comparison.verdicts[other.reference];
      place.appendChild(M.el('button', {type: 'button', role: 'tab', 'aria-selected': String(n === comparison.at),
        'class': 'meibo-other' + (other.grave ? ' meibo-grave' : ''), onclick: function () { comparison.turn(n); }}, [
        M.el('strong', {}, [other.grave ? M.el('span', {'class': 'meibo-must', title: M.t('pairs.needed')}, '* ') : null, other.reference]),
        M.el('span', {}, other.statusText),
        M.el('span', {'class': 'meibo-likeness'}, other.likenesses.map(function (like) {
          return like.text + (like.strength < 100 ? ' (' + like.strength + ' %)' : '');
        }).join('; ')),
        M.el('span', {'class': 'meibo-said'}, said && said.outcome ? '→ ' + M.t('pairs.' + said.outcome) : other.linked ? M.t('pairs.linked') : '')
      ]));
    });
    if (!this.others.length) {
      place.appendChild(M.el('p', {}, M.t('pairs.none')));
    }
  };

  Comparison.prototype.turn = function (n) {
    var comparison = this;
    this.at = (n + this.others.length) % this.others.length;
    this.list();
    this.choice();
    var place = this.form.find('.meibo-beside');
    M.clear(place).appendChild(M.el('p', {'class': 'meibo-note'}, M.t('pairs.loading')));
    this.pictures = null;
    var asked = this.current().reference;
    beside(place, this.form.taskId, asked).then(function (pictures) {
      comparison.pictures = pictures;
    }, function (problem) { comparison.form.show(problem); });
  };

  Comparison.prototype.choice = function () {
    var comparison = this;
    var verdict = this.verdict();
    var place = M.clear(this.form.find('.meibo-choice'));
    OUTCOMES.forEach(function (outcome) {
      var radio = M.el('input', {type: 'radio', name: 'outcome', value: outcome[0], onchange: function () { comparison.pick(outcome[0]); }});
      radio.checked = verdict.outcome === outcome[0];
      place.appendChild(M.el('label', {}, [radio, M.t('pairs.' + outcome[0]), M.kbd(outcome[1])]));
    });
    this.why();
  };

  Comparison.prototype.why = function () {
    var verdict = this.verdict();
    var place = M.clear(this.form.find('.meibo-reasons'));
    this.reasons.filter(function (reason) { return reason.outcomes.indexOf(verdict.outcome) >= 0; }).forEach(function (reason, n) {
      var box = M.el('input', {type: 'checkbox', name: 'reasons', value: reason.code, onchange: function () {
        verdict.reasons = verdict.reasons.filter(function (code) { return code !== reason.code; }).concat(box.checked ? [reason.code] : []);
      }});
      box.checked = verdict.reasons.indexOf(reason.code) >= 0;
      place.appendChild(M.el('label', {'class': 'meibo-check'}, [box, M.kbd(String(n + 1)), M.el('span', {}, reason.text)]));
    });
  };

  Comparison.prototype.pick = function (outcome) {
    var verdict = this.verdict();
    if (verdict.outcome !== outcome) {
      verdict.outcome = outcome;
      verdict.reasons = [];
    }
    this.list();
    this.choice();
    this.form.find('input[name=outcome][value=' + outcome + ']').focus();
  };

  Comparison.prototype.keys = function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || !this.mine || !this.others.length) {
      return;
    }
    var key = event.key.toLowerCase();
    var outcome = OUTCOMES.filter(function (o) { return o[1].toLowerCase() === key; })[0];
    var boxes = this.form.all('input[name=reasons]');
    if (outcome) {
      this.pick(outcome[0]);
    } else if (/^[1-9]$/.test(key) && boxes[Number(key) - 1]) {
      boxes[Number(key) - 1].click();
    } else if (key === 'j' || key === 'k') {
      this.turn(this.at + (key === 'j' ? 1 : -1));
    } else if (key === 'p' && this.pictures) {
      this.pictures.turn(event.shiftKey ? -1 : 1);
    } else if (key === 'z' && this.pictures) {
      this.pictures.zoom();
    } else if (key === 'w') {
      this.form.root.classList.toggle('meibo-full');
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  Comparison.prototype.show = function (others) {
    var comparison = this;
    this.others = others;
    this.verdicts = {};
    others.forEach(function (other) {
      if (other.found) {
        comparison.verdicts[other.reference] = {registration: other.reference, outcome: other.found.outcome,
          reasons: other.found.reasons.map(function (reason) { return reason.code; })};
      }
    });
    this.list();
    if (others.length) {
      this.turn(0);
    }
  };

  M.comparePairs = function (form) {
    var comparison = new Comparison(form);
    form.find('.meibo-submit').addEventListener('click', function () { form.complete(); });
    form.element.addEventListener('keydown', function (event) { comparison.keys(event); });
    form.onComplete(function () {
      var missing = comparison.others.filter(function (other) {
        var said = comparison.verdicts[other.reference];
        return (other.grave && (!said || !said.outcome)) || (said && said.outcome && !said.reasons.length);
      })[0];
      if (missing) {
        comparison.turn(comparison.others.indexOf(missing));
        form.fault(comparison.verdict().outcome ? '/reasons' : '/outcome', M.t(comparison.verdict().outcome ? 'pairs.why' : 'pairs.first'));
        return null;
      }
      var said = Object.keys(comparison.verdicts).map(function (reference) { return comparison.verdicts[reference]; })
        .filter(function (verdict) { return verdict.outcome; });
      return M.api('PUT', '/api/tasks/' + form.taskId + '/comparison', {verdicts: said});
    }, true);
    M.api('GET', '/api/comparison-reasons').then(function (reasons) {
      comparison.reasons = reasons;
      form.withCase(function (file, mine) {
        comparison.mine = mine;
        form.begin(mine, null);
        form.root.classList.toggle('meibo-full', mine);
        form.find('.meibo-decision').hidden = !mine;
        if (!mine) {
          M.clear(form.find('.meibo-others'));
          M.clear(form.find('.meibo-beside'));
          return;
        }
        form.find('.meibo-head').appendChild(M.el('span', {'class': 'meibo-note'}, M.t('pairs.what')));
        form.find('.meibo-head').appendChild(M.el('button', {type: 'button', tabindex: '-1', 'class': 'btn btn-default btn-xs meibo-tools', onclick: function () {
          form.root.classList.toggle('meibo-full');
        }}, [M.t('review.window'), ' ', M.kbd('W')]));
        M.api('GET', '/api/tasks/' + form.taskId + '/comparison').then(function (others) {
          comparison.show(others);
          var first = form.find('input[name=outcome]');
          if (first) {
            first.focus();
          }
        }, function (problem) { form.show(problem); });
      });
    }, function (problem) { form.show(problem); });
  };

  M.besideOf = beside;
})();
