/*
 * What the embedded forms of Tasklist share: texts, calls to our API, fields with their faults, pages from file or
 * camera, and the last step, in which Tasklist completes the task in its own way. No personal data goes into process
 * variables, addresses or the browser's storage.
 */
(function () {
  'use strict';
  if (window.Meibo) {
    return;
  }

  var HOME = '/meibo/forms/';
  var LANGUAGES = ['en', 'ja', 'zh-CN'];
  var PAGES = ['document-front', 'document-back', 'document-portrait', 'portrait', 'residence-permit', 'household-register', 'agent-document',
    'guardian-document', 'kinship-proof', 'age-proof', 'concession-proof', 'other'];
  var PAGE_LIMIT = 10 * 1024 * 1024;
  var PAGE_TYPES = ['image/jpeg', 'image/png', 'application/pdf'];
  var texts = null;

  // ---- texts -------------------------------------------------------------------------------------------------

  function pickLanguage(wanted) {
    for (var i = 0; i < wanted.length; i++) {
      var short = wanted[i].toLowerCase().split('-')[0];
      for (var j = 0; j < LANGUAGES.length; j++) {
        if (LANGUAGES[j].split('-')[0] === short) {
          return LANGUAGES[j];
        }
      }
    }
    return 'en';
  }

  var language = pickLanguage(navigator.languages && navigator.languages.length ? navigator.languages : [navigator.language || 'en']);

  function loadTexts() {
    if (texts) {
      return Promise.resolve(texts);
    }
    return fetch(HOME + language + '.json', {credentials: 'same-origin'})
      .then(function (answer) { return answer.json(); })
      .then(function (read) { texts = read; return texts; });
  }

  /** The text of a key with {0}, {1} … filled in; the key itself shows that one is missing. */
  function t(key) {
    var values = Array.prototype.slice.call(arguments, 1);
    var text = texts && texts[key];
    return text === undefined || text === null ? key : text.replace(/\{(\d)\}/g, function (all, n) {
      return values[n] === undefined ? '' : values[n];
    });
  }

  function has(key) {
    return Boolean(texts && texts[key]);
  }

  function day(time) {
    return new Intl.DateTimeFormat(language, {dateStyle: 'medium'}).format(new Date(time));
  }

  function money(sum) {
    return new Intl.NumberFormat(language, {style: 'currency', currency: sum.currency}).format(Number(sum.amount));
  }

  // ---- elements ----------------------------------------------------------------------------------------------

  /** An element with attributes and children; strings become text, never markup. */
  function el(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      var value = attributes[key];
      if (value === null || value === undefined || value === false) {
        return;
      }
      if (key.indexOf('on') === 0) {
        made.addEventListener(key.substring(2), value);
      } else if (key === 'value') {
        made.value = value;
      } else {
        made.setAttribute(key, value === true ? '' : value);
      }
    });
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      if (child !== null && child !== undefined && child !== false) {
        made.appendChild(typeof child === 'object' ? child : document.createTextNode(String(child)));
      }
    });
    return made;
  }

  function clear(element) {
    while (element.firstChild) {
      element.removeChild(element.firstChild);
    }
    return element;
  }

  function kbd(key) {
    return el('kbd', {'aria-hidden': 'true'}, key);
  }

  // ---- our API -----------------------------------------------------------------------------------------------

  function cookie(name) {
    var found = document.cookie.split('; ').filter(function (pair) { return pair.indexOf(name + '=') === 0; })[0];
    return found ? decodeURIComponent(found.substring(name.length + 1)) : '';
  }

  /** Calls our API; resolves with the JSON, rejects with a problem {status, code, detail, errors}. */
  function api(method, path, body, headers) {
    var request = {method: method, credentials: 'same-origin', headers: Object.assign({
      'Accept': 'application/json, application/problem+json',
      'Accept-Language': language,
      'X-MEIBO-CSRF': cookie('MEIBO-CSRF')
    }, headers || {})};
    if (body instanceof FormData) {
      request.body = body;
    } else if (body !== undefined) {
      request.headers['Content-Type'] = 'application/json';
      request.body = JSON.stringify(body);
    }
    return fetch(path, request).then(function (answer) {
      return answer.text().then(function (text) {
        var json = null;
        try {
          json = text ? JSON.parse(text) : null;
        } catch (noJson) {
          json = null;
        }
        if (answer.ok && !answer.redirected) {
          return json;
        }
        var problem = json || {};
        problem.status = answer.redirected ? 401 : answer.status;
        if (problem.status === 401) {
          problem.detail = t('error.logged-out');
        } else if (!problem.detail) {
          problem.detail = problem.title || t('error.unknown');
        }
        return Promise.reject(problem);
      });
    }, function () {
      return Promise.reject({status: 0, code: 'UNREACHABLE', detail: t('error.unreachable')});
    });
  }

  // ---- values ------------------------------------------------------------------------------------------------

  var ERAS = {M: 1867, T: 1911, S: 1925, H: 1988, R: 2018, '明治': 1867, '大正': 1911, '昭和': 1925, '平成': 1988, '令和': 2018};

  /** Reads a day as clerks type it: 19740812, 1974/8/12, 1974年8月12日, S49.8.12, 昭和49年8月12日. Else the text itself. */
  function readDay(typed) {
    var text = typed.normalize('NFKC').trim().replace('元年', '1年');
    var parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
      || /^(\d{4})[-\/.年](\d{1,2})[-\/.月](\d{1,2})日?$/.exec(text);
    if (!parts) {
      var era = /^([MTSHR]|明治|大正|昭和|平成|令和)(\d{1,2})[-\/.年](\d{1,2})[-\/.月](\d{1,2})日?$/i.exec(text);
      if (!era) {
        return text;
      }
      parts = [text, String(ERAS[era[1].toUpperCase()] + Number(era[2])), era[3], era[4]];
    }
    return parts[1] + '-' + ('0' + parts[2]).slice(-2) + '-' + ('0' + parts[3]).slice(-2);
  }

  function readValidity(typed) {
    return /^(長期|长期|永久|long-?term)$/i.test(typed.trim()) ? 'long-term' : readDay(typed);
  }

  /** Japanese and Chinese mobile numbers as people write them become E.164. */
  function readPhone(typed, country) {
    var text = typed.normalize('NFKC').replace(/[\s()\-.‐－ー]/g, '');
    if (/^0[6-9]0\d{8}$/.test(text) && country !== 'CHN') {
      return '+81' + text.substring(1);
    }
    if (/^1\d{10}$/.test(text) && country !== 'JPN') {
      return '+86' + text;
    }
    return text;
  }

  /** Lines of a machine-readable zone: upper case, no blanks; one long line is cut where a layout says so. */
  function readZone(typed) {
    var lines = typed.normalize('NFKC').toUpperCase().split(/[\r\n|]+/)
      .map(function (line) { return line.replace(/[\s]/g, '').replace(/[«‹]/g, '<'); })
      .filter(Boolean);
    if (lines.length === 1) {
      var cut = {88: 44, 72: 36, 90: 30}[lines[0].length];
      if (cut) {
        return lines[0].match(new RegExp('.{' + cut + '}', 'g'));
      }
    }
    return lines;
  }

  // ---- fields of an application --------------------------------------------------------------------------------

  var COUNTRIES = 'JPN:JP CHN:CN HKG:HK MAC:MO TWN:TW KOR:KR VNM:VN PHL:PH NPL:NP IDN:ID BRA:BR MMR:MM LKA:LK THA:TH BGD:BD '
    + 'IND:IN PAK:PK PER:PE USA:US GBR:GB CAN:CA AUS:AU NZL:NZ FRA:FR DEU:DE ITA:IT ESP:ES SWE:SE NOR:NO FIN:FI DNK:DK NLD:NL '
    + 'BEL:BE CHE:CH AUT:AT POL:PL PRT:PT IRL:IE RUS:RU UKR:UA TUR:TR MYS:MY SGP:SG KHM:KH LAO:LA MNG:MN UZB:UZ KAZ:KZ IRN:IR '
    + 'EGY:EG NGA:NG ZAF:ZA MEX:MX ARG:AR COL:CO CHL:CL';
  var ALPHA2 = COUNTRIES.split(' ').reduce(function (map, pair) {
    map[pair.substring(0, 3)] = pair.substring(4);
    return map;
  }, {});

  function countryName(code) {
    try {
      return ALPHA2[code] ? new Intl.DisplayNames([language], {type: 'region'}).of(ALPHA2[code]) : '';
    } catch (unknown) {
      return '';
    }
  }

  /** What can be typed of an application: by pointer how it is read, and what a select offers. */
  var FIELDS = {
    '/verification': {kind: 'select', must: true, options: 'verification', values: ['document-shown', 'portrait-compared', 'chip-read', 'electronic-signature', 'registered-post', 'image-uploaded']},
    '/applicant/familyName': {must: true},
    '/applicant/givenName': {must: true},
    '/applicant/familyNameKana': {},
    '/applicant/givenNameKana': {},
    '/applicant/birthDate': {kind: 'day', must: true},
    '/applicant/sex': {kind: 'select', options: 'sex', values: ['', 'F', 'M', 'X']},
    '/applicant/nationality': {kind: 'country', must: true},
    '/applicant/address/country': {kind: 'country', must: true},
    '/applicant/address/postcode': {},
    '/applicant/address/region': {},
    '/applicant/address/locality': {must: true},
    '/applicant/address/lines': {kind: 'lines', must: true},
    '/applicant/phone': {kind: 'phone', must: true},
    '/applicant/email': {kind: 'email'},
    '/identityDocument/type': {kind: 'select', must: true, options: 'document', values: []},
    '/identityDocument/number': {kind: 'code', must: true},
    '/identityDocument/issuingCountry': {kind: 'country'},
    '/identityDocument/expiryDate': {kind: 'validity'},
    '/identityDocument/mrz': {kind: 'zone'}
  };

  // who acts for the applicant or with him tells the same as he does, and how he stands to him
  var KIN = {
    guardian: ['', 'parent', 'grandparent', 'sibling', 'other-relative', 'legal-guardian'],
    agent: ['', 'parent', 'spouse', 'child', 'sibling', 'grandparent', 'other-relative', 'representative', 'other']
  };
  Object.keys(KIN).forEach(function (party) {
    ['familyName', 'givenName', 'familyNameKana', 'givenNameKana', 'birthDate', 'phone'].forEach(function (name) {
      FIELDS['/' + party + '/' + name] = Object.assign({}, FIELDS['/applicant/' + name]);
    });
    FIELDS['/' + party + '/relationship'] = {kind: 'select', must: true, options: 'relationship', values: KIN[party]};
    ['type', 'number', 'issuingCountry', 'expiryDate', 'mrz'].forEach(function (name) {
      FIELDS['/' + party + '/identityDocument/' + name] = Object.assign({}, FIELDS['/identityDocument/' + name]);
    });
  });
  FIELDS['/user/under18'] = {kind: 'truth', options: 'truth', values: ['', 'true', 'false']};
  FIELDS['/user/filtering'] = {kind: 'select', options: 'filtering', values: ['', 'on', 'declined-in-writing']};

  var GROUPS = ['/applicant', '/applicant/address', '/identityDocument', '/guardian', '/guardian/identityDocument',
    '/agent', '/agent/identityDocument', '/user'];

  /** Which fields a pointer stands for: itself, or all below it. */
  function fieldsUnder(pointer) {
    return GROUPS.indexOf(pointer) < 0 ? [pointer] : Object.keys(FIELDS).filter(function (field) {
      return field.indexOf(pointer + '/') === 0;
    });
  }

  /** The kind of page a pointer names ({@code /portrait}, or {@code /attachments/portrait} in faults), or null. */
  function pageOf(pointer) {
    var kind = pointer.replace(/^\/attachments\//, '/').substring(1);
    return PAGES.indexOf(kind) >= 0 ? kind : null;
  }

  function labelOf(pointer) {
    return t(pageOf(pointer) ? 'page.' + pageOf(pointer) : 'field' + pointer.replace(/\//g, '.'));
  }

  function at(tree, pointer) {
    return pointer.split('/').slice(1).reduce(function (node, name) {
      return node === null || node === undefined ? undefined : node[name];
    }, tree);
  }

  function put(tree, pointer, value) {
    var names = pointer.split('/').slice(1);
    var last = names.pop();
    names.reduce(function (node, name) {
      node[name] = node[name] || {};
      return node[name];
    }, tree)[last] = value;
    return tree;
  }

  /** What stands in a field as the API wants it; null where it is empty. */
  function valueOf(pointer, typed, country) {
    var text = typed.trim();
    if (!text) {
      return null;
    }
    switch (FIELDS[pointer] && FIELDS[pointer].kind) {
      case 'day': return readDay(text);
      case 'validity': return readValidity(text);
      case 'phone': return readPhone(text, country);
      case 'country': return text.toUpperCase();
      case 'code': return text.normalize('NFKC').toUpperCase();
      case 'zone': return readZone(text);
      case 'lines': return text.split(/\n+/).map(function (line) { return line.trim(); }).filter(Boolean);
      case 'select': return text;
      case 'truth': return text === 'true';
      default: return text.normalize('NFC');
    }
  }

  function shown(value) {
    return value === null || value === undefined ? '' : Array.isArray(value) ? value.join('\n') : String(value);
  }

  /** A labelled field; {@code changed} hears of every value that is done, typed or taken over from a reading. */
  function fieldOf(pointer, changed) {
    var about = FIELDS[pointer];
    var id = 'meibo' + pointer.replace(/\//g, '-');
    var common = {id: id, 'data-pointer': pointer, 'class': 'form-control', autocomplete: 'off', spellcheck: 'false', 'aria-required': String(Boolean(about.must))};
    var note = el('span', {'class': 'meibo-note'});
    var input;
    if (about.kind === 'select' || about.kind === 'truth') {
      input = el('select', common, about.values.map(function (value) {
        return el('option', {value: value}, value ? t(about.options + '.' + value) : '');
      }));
    } else if (about.kind === 'lines' || about.kind === 'zone') {
      input = el('textarea', Object.assign(common, {rows: about.kind === 'zone' ? '3' : '2'}));
      input.classList.toggle('meibo-zone', about.kind === 'zone');
    } else {
      input = el('input', Object.assign(common, {type: about.kind === 'phone' ? 'tel' : 'text', placeholder: about.kind && has('hint.' + about.kind) ? t('hint.' + about.kind) : null}));
    }
    var group = el('div', {'class': 'meibo-field meibo-field-' + (about.kind || 'text')}, [
      el('label', {'for': id}, [labelOf(pointer), about.must ? el('span', {'class': 'meibo-must', title: t('needed')}, ' *') : null]),
      input, note, el('p', {'class': 'meibo-reading'}), el('p', {'class': 'meibo-fault', role: 'alert'})
    ]);
    var field = {pointer: pointer, element: group, input: input, byMachine: null, writing: false};
    field.value = function (country) { return valueOf(pointer, input.value, country); };
    field.set = function (value) { input.value = shown(value); describe(); };
    function describe() {
      note.textContent = about.kind === 'country' ? countryName(input.value.trim().toUpperCase()) : '';
    }
    /** A machine has read this: an empty field takes it; what a person typed stays and the difference is shown. */
    field.read = function (value, source) {
      var place = group.querySelector('.meibo-reading');
      // nothing is put into a field while somebody writes in it
      var free = !field.writing && (!input.value.trim() || input.value === field.byMachine);
      if (free) {
        field.set(value);
        field.byMachine = input.value;
      }
      var same = !input.value.trim() || fold(shown(field.value())) === fold(value);
      clear(place);
      group.classList.toggle('meibo-differs', !same);
      if (!same) {
        place.appendChild(document.createTextNode(t('reading', source, value) + ' '));
        place.appendChild(el('button', {type: 'button', 'class': 'btn btn-link btn-xs', onclick: function () {
          field.set(value);
          field.byMachine = input.value;
          field.read(value, source);
          input.focus();
        }}, t('reading.take')));
      }
    };
    input.addEventListener('input', function () { field.writing = true; });
    input.addEventListener('blur', function () { field.writing = false; });
    input.addEventListener('change', function () {
      field.writing = false;
      var value = field.value();
      if (value !== null && ['day', 'validity', 'country', 'code', 'zone'].indexOf(about.kind) >= 0) {
        input.value = shown(value);
      }
      describe();
      changed(field);
    });
    return field;
  }

  function fold(text) {
    return String(text).normalize('NFKD').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  }

  /** Asks which of these numbers are right: [{format, value}] to [{valid, code, reason, fields}]. */
  function check(questions) {
    return questions.length ? api('POST', '/api/checks', questions) : Promise.resolve([]);
  }

  var NUMBER_FORMATS = {
    'passport': 'passport-number',
    'jp-driver-licence': 'jp-driver-licence-number',
    'jp-residence-card': 'jp-residence-card-number',
    'jp-special-permanent-resident-certificate': 'jp-residence-card-number',
    'cn-resident-id': 'cn-resident-id',
    'cn-temporary-id': 'cn-resident-id',
    'cn-household-booklet': 'cn-resident-id',
    'cn-hmt-residence-permit': 'cn-hmt-residence-permit',
    'cn-foreign-permanent-resident-id': 'cn-foreign-permanent-resident-id',
    'cn-hk-macao-travel-permit': 'cn-hk-macao-travel-permit',
    'cn-taiwan-travel-permit': 'cn-taiwan-travel-permit'
  };

  /** Where in an application a reading belongs. */
  var READINGS = {
    mrz: {number: '/identityDocument/number', issuingState: '/identityDocument/issuingCountry', expiryDate: '/identityDocument/expiryDate', nationality: '/applicant/nationality', familyName: '/applicant/familyName', givenName: '/applicant/givenName', sex: '/applicant/sex', birthDate: '/applicant/birthDate'},
    number: {birthDate: '/applicant/birthDate', sex: '/applicant/sex'}
  };

  /** What machines read of a document: {pointer: {value, source}}, and the answers themselves. */
  function readDocument(document) {
    var questions = [];
    if (document.mrz && document.mrz.length) {
      questions.push({format: 'mrz', value: document.mrz.join('|')});
    }
    if (document.number && NUMBER_FORMATS[document.type]) {
      questions.push({format: NUMBER_FORMATS[document.type], value: document.number});
    }
    return check(questions).then(function (answers) {
      var result = {read: {}, mrz: null, number: null};
      questions.forEach(function (question, n) {
        var source = question.format === 'mrz' ? 'mrz' : 'number';
        result[source] = answers[n];
        Object.keys(READINGS[source]).forEach(function (name) {
          var value = answers[n].valid && answers[n].fields[name];
          var pointer = READINGS[source][name];
          if (value && !result.read[pointer]) {
            result.read[pointer] = {value: value, source: t('source.' + source)};
          }
        });
      });
      return result;
    });
  }

  // ---- pages: from file, by drop, or from the camera -----------------------------------------------------------

  function dataUrl(file) {
    return new Promise(function (resolve, reject) {
      var reader = new FileReader();
      reader.onload = function () { resolve(reader.result); };
      reader.onerror = reject;
      reader.readAsDataURL(file);
    });
  }

  /** Opens the camera over the form; resolves with a JPEG file, or null where the clerk gave up. */
  function takePicture(kind) {
    return navigator.mediaDevices.getUserMedia({
      video: {width: {ideal: 1920}, height: {ideal: 1080}, facingMode: 'environment'}, audio: false
    }).then(function (stream) {
      return new Promise(function (resolve) {
        var video = el('video', {autoplay: true, playsinline: true, 'aria-label': t('page.' + kind)});
        video.muted = true;
        video.srcObject = stream;
        function end(file) {
          stream.getTracks().forEach(function (track) { track.stop(); });
          overlay.remove();
          resolve(file);
        }
        function shoot() {
          var canvas = el('canvas');
          canvas.width = video.videoWidth;
          canvas.height = video.videoHeight;
          canvas.getContext('2d').drawImage(video, 0, 0);
          canvas.toBlob(function (blob) {
            end(new File([blob], kind + '.jpg', {type: 'image/jpeg'}));
          }, 'image/jpeg', 0.92);
        }
        var shutter = el('button', {type: 'button', 'class': 'btn btn-primary', onclick: shoot}, t('camera.shoot'));
        var overlay = el('div', {'class': 'meibo-camera', role: 'dialog', 'aria-label': t('camera.title'), onkeydown: function (event) {
          event.stopPropagation();
          if (event.key === 'Escape') {
            end(null);
          }
        }}, [video, el('div', {'class': 'meibo-actions'}, [
          shutter,
          el('button', {type: 'button', 'class': 'btn btn-default', onclick: function () { end(null); }}, t('camera.cancel'))
        ])]);
        document.body.appendChild(overlay);
        shutter.focus();
      });
    });
  }

  /** A tile for one page: pick, drop or photograph it, see it, take it away again. */
  function pageTile(kind, needed, changed) {
    var tile = {kind: kind, file: null};
    var input = el('input', {type: 'file', accept: PAGE_TYPES.join(','), id: 'page-' + kind, 'class': 'meibo-file', onchange: function () {
      take(input.files[0]);
    }});
    var picture = el('div', {'class': 'meibo-thumb'});
    var fault = el('p', {'class': 'meibo-fault', role: 'alert'});
    var remove = el('button', {type: 'button', 'class': 'btn btn-link btn-xs', onclick: function () { take(null); input.focus(); }}, t('page.remove'));
    var camera = navigator.mediaDevices && navigator.mediaDevices.getUserMedia
      ? el('button', {type: 'button', 'class': 'btn btn-default btn-xs', onclick: function () {
        takePicture(kind).then(function (file) {
          if (file) {
            take(file);
          }
          camera.focus();
        }, function () { fault.textContent = t('camera.none'); });
      }}, t('page.camera'))
      : null;
    tile.element = el('div', {'class': 'meibo-page' + (needed ? ' meibo-needed' : ''), 'data-pointer': '/' + kind,
      ondragover: function (event) { event.preventDefault(); },
      ondrop: function (event) { event.preventDefault(); take(event.dataTransfer.files[0]); }
    }, [
      picture,
      el('div', {'class': 'meibo-page-side'}, [
        el('label', {'for': input.id}, [t('page.' + kind), needed ? el('span', {'class': 'meibo-must', title: t('needed')}, ' *') : null]),
        input,
        el('div', {}, [camera, remove]),
        fault
      ])
    ]);
    tile.setFault = function (text) { fault.textContent = text; tile.element.classList.toggle('meibo-faulty', Boolean(text)); };

    function take(file) {
      tile.setFault('');
      clear(picture);
      tile.file = null;
      remove.hidden = !file;
      if (!file) {
        input.value = '';
      } else if (PAGE_TYPES.indexOf(file.type) < 0) {
        tile.setFault(t('page.wrong-type'));
      } else if (file.size > PAGE_LIMIT) {
        tile.setFault(t('page.too-large'));
      } else {
        tile.file = file;
        if (file.type === 'application/pdf') {
          picture.appendChild(el('span', {}, 'PDF'));
        } else {
          dataUrl(file).then(function (url) { clear(picture).appendChild(el('img', {src: url, alt: t('page.' + kind)})); });
        }
      }
      tile.element.classList.toggle('meibo-filled', Boolean(tile.file));
      changed(tile);
    }
    remove.hidden = true;
    return tile;
  }

  /** The viewer of stored pages: one large, all of them small below; a click or the reader's key zooms. */
  function pageViewer(place, reference, unsorted, purpose) {
    var pages = unsorted.slice().sort(function (a, b) { return PAGES.indexOf(a.kind) - PAGES.indexOf(b.kind); });
    var frame = el('div', {'class': 'meibo-viewer'});
    var strip = el('div', {'class': 'meibo-strip', role: 'tablist'});
    var viewer = {shown: 0};

    function address(page) {
      return '/api/registrations/' + encodeURIComponent(reference) + '/attachments/' + page.kind + '?purpose=' + purpose;
    }
    function picture(page) {
      return page.mediaType === 'application/pdf' ? el('span', {}, 'PDF') : el('img', {src: address(page), alt: t('page.' + page.kind)});
    }
    function zoom(to) {
      frame.classList.toggle('meibo-zoomed', to);
    }
    /** What a correction replaced stands beside what came instead. */
    function pair(page, large) {
      var before = el('img', {src: address(page) + '&round=' + page.before, alt: t('page.' + page.kind)});
      return el('div', {'class': 'meibo-pair'}, [
        el('figure', {}, [el('figcaption', {}, t('review.before')), before]),
        el('figure', {}, [el('figcaption', {}, t('review.now')), large])
      ]);
    }
    viewer.show = function (index) {
      viewer.shown = (index + pages.length) % pages.length;
      var page = pages[viewer.shown];
      Array.prototype.forEach.call(strip.children, function (tab, n) {
        tab.setAttribute('aria-selected', String(n === viewer.shown));
      });
      zoom(false);
      clear(frame);
      if (page.mediaType === 'application/pdf') {
        frame.appendChild(el('a', {href: address(page), download: page.kind + '.pdf', 'class': 'btn btn-default'}, t('viewer.pdf')));
        return;
      }
      // the small picture is loaded already: one look, one entry in the log of looks
      var small = strip.children[viewer.shown].querySelector('img');
      var large = small.cloneNode();
      large.addEventListener('error', function () { clear(frame).appendChild(el('p', {'class': 'meibo-fault'}, t('viewer.failed'))); });
      frame.appendChild(page.changed && page.before ? pair(page, large) : large);
    };
    viewer.next = function (step) {
      if (pages.length) {
        viewer.show(viewer.shown + step);
      }
    };
    viewer.zoom = function () { zoom(!frame.classList.contains('meibo-zoomed')); };
    frame.addEventListener('click', viewer.zoom);
    pages.forEach(function (page, n) {
      strip.appendChild(el('button', {type: 'button', role: 'tab', tabindex: '-1', onclick: function () { viewer.show(n); }}, [
        picture(page),
        el('span', {}, [t('page.' + page.kind), page.changed ? el('span', {'class': 'meibo-new'}, t('changed')) : null])
      ]));
    });
    clear(place).appendChild(frame);
    place.appendChild(strip);
    if (pages.length) {
      viewer.show(Math.max(0, pages.findIndex(function (page) { return page.changed; })));
    } else {
      frame.appendChild(el('p', {}, t('viewer.none')));
    }
    return viewer;
  }

  // ---- the form in Tasklist --------------------------------------------------------------------------------------

  function Form(camForm) {
    this.camForm = camForm;
    this.element = camForm.formElement[0] || camForm.formElement;
    this.root = this.element.querySelector('.meibo');
    this.scope = camForm.formElement.scope ? camForm.formElement.scope() : null;
    this.taskId = camForm.taskId || null;
    this.stored = false;
    this.busy = false;
    this.store = null;
  }

  Form.prototype.find = function (selector) {
    return this.element.querySelector(selector);
  };

  Form.prototype.all = function (selector) {
    return Array.prototype.slice.call(this.element.querySelectorAll(selector));
  };

  /** Puts the texts of the reader's language into the markup. */
  Form.prototype.translate = function () {
    this.element.setAttribute('lang', language);
    this.all('[data-text]').forEach(function (place) { place.textContent = t(place.getAttribute('data-text')); });
    this.all('[data-hint]').forEach(function (place) { place.setAttribute('placeholder', t(place.getAttribute('data-hint'))); });
    this.all('[data-label]').forEach(function (place) { place.setAttribute('aria-label', t(place.getAttribute('data-label'))); });
    this.all('select[data-options]').forEach(function (select) {
      var prefix = select.getAttribute('data-options');
      Array.prototype.forEach.call(select.options, function (option) {
        if (option.value) {
          option.textContent = t(prefix + '.' + option.value);
        }
      });
    });
  };

  /** Says something above the form, or nothing more. */
  Form.prototype.say = function (text, kind) {
    var place = this.find('.meibo-message');
    place.textContent = text || '';
    place.className = 'meibo-message' + (text ? ' alert alert-' + (kind || 'danger') : '');
    place.hidden = !text;
    if (text && place.scrollIntoView) {
      place.scrollIntoView({block: 'nearest'});
    }
  };

  Form.prototype.field = function (asked) {
    var pointer = pageOf(asked) ? '/' + pageOf(asked) : asked;
    return this.all('[data-pointer]').filter(function (place) { return place.getAttribute('data-pointer') === pointer; })[0];
  };

  /** Says what is wrong with the field or page at the pointer, or (with no text) that nothing is. */
  Form.prototype.fault = function (pointer, text) {
    var field = this.field(pointer);
    if (!field) {
      return false;
    }
    var group = field.closest('.meibo-field, .meibo-page') || field.parentNode;
    var place = group.querySelector('.meibo-fault');
    if (!place) {
      place = el('p', {'class': 'meibo-fault', role: 'alert'});
      group.appendChild(place);
    }
    place.textContent = text || '';
    group.classList.toggle('meibo-faulty', Boolean(text));
    if (field.setAttribute) {
      field.setAttribute('aria-invalid', String(Boolean(text)));
    }
    return true;
  };

  Form.prototype.noFaults = function () {
    this.all('.meibo-fault').forEach(function (place) { place.textContent = ''; });
    this.all('.meibo-faulty').forEach(function (place) { place.classList.remove('meibo-faulty'); });
    this.all('[aria-invalid]').forEach(function (place) { place.removeAttribute('aria-invalid'); });
    this.say('');
  };

  /** Shows a problem of the API at its fields; what belongs to no field stands above the form. Nothing typed is lost. */
  Form.prototype.show = function (problem) {
    var form = this;
    var rest = (problem.errors || []).filter(function (error) {
      for (var pointer = error.pointer; pointer; pointer = pointer.substring(0, pointer.lastIndexOf('/'))) {
        if (form.fault(pointer, error.detail)) {
          return false;
        }
      }
      return true;
    }).map(function (error) { return error.detail; });
    this.say([problem.detail || t('error.unknown')].concat(rest).join(' '));
    var first = this.find('.meibo-faulty input, .meibo-faulty select, .meibo-faulty textarea, .meibo-faulty button');
    if (first) {
      first.focus();
    }
  };

  /**
   * The last step. {@code store} posts the fact to our API and resolves when it is on record; then Tasklist completes
   * the task, or starts the process, without any variable. A second try after a lost completion does not store again,
   * unless a later fact {@code replaces} the earlier one, as a decision does.
   */
  Form.prototype.onComplete = function (store, replaces) {
    var form = this;
    this.store = store;
    this.camForm.on('submit', function () {
      if (!form.stored) {
        form.camForm.submitPrevented = true;
        form.complete();
      }
    });
    this.camForm.on('submit-failed', function () {
      if (form.stored) {
        form.stored = !replaces;
        form.wait(false);
        form.say(t('error.not-completed'));
      }
    });
    // Tasklist's own key would complete before the fact is stored
    this.element.addEventListener('keydown', function (event) {
      if (event.key === 'Enter' && event.ctrlKey) {
        event.preventDefault();
        event.stopPropagation();
        form.complete();
      } else if (event.key === 'Enter' && event.target.tagName === 'INPUT') {
        event.preventDefault();
      }
    }, true);
  };

  Form.prototype.complete = function () {
    var form = this;
    if (this.busy || !this.mine()) {
      return;
    }
    if (this.stored) {
      this.hand();
      return;
    }
    this.noFaults();
    var storing;
    try {
      storing = this.store();
    } catch (broken) {
      storing = Promise.reject({detail: t('error.unknown')});
    }
    if (!storing) {
      return;
    }
    this.wait(true);
    storing.then(function () {
      form.stored = true;
      form.hand();
    }, function (problem) {
      form.wait(false);
      form.show(problem);
    });
  };

  /** Hands over to Tasklist. */
  Form.prototype.hand = function () {
    var form = this;
    this.wait(true);
    if (this.scope && this.scope.complete) {
      this.scope.$apply(function () { form.scope.complete(); });
    } else {
      this.camForm.submit(function () {});
    }
  };

  Form.prototype.wait = function (busy) {
    this.busy = busy;
    this.element.setAttribute('aria-busy', String(busy));
    this.all('.meibo-actions .btn').forEach(function (button) { button.disabled = busy; });
  };

  /** Whether the reader may work on the task; a start form is always his. */
  Form.prototype.mine = function () {
    return !this.taskId || !this.scope || !this.scope.options || !this.scope.options.disableForm;
  };

  /** Runs now and whenever the task is claimed or given back. */
  Form.prototype.onClaim = function (run) {
    var form = this;
    if (!this.scope) {
      run(true);
      return;
    }
    this.scope.$watch('options.disableForm', function (disabled, before) {
      if (disabled !== before || !form.asked) {
        form.asked = true;
        run(!disabled);
      }
    });
    // this script came after Angular had looked for changes
    if (!this.scope.$root.$$phase) {
      this.scope.$digest();
    }
  };

  /** One button to finish, and in the reader's language: ours. */
  Form.prototype.hideTasklistButtons = function () {
    if (this.scope && this.scope.options) {
      this.scope.options.hideCompleteButton = true;
      this.scope.options.hideStartButton = true;
      this.scope.$root.$applyAsync();
    }
  };

  /** The case behind the task, from our API; shown are the reader's own words where it cannot be had. */
  Form.prototype.withCase = function (run) {
    var form = this;
    this.onClaim(function (mine) {
      form.stored = false;
      form.wait(false);
      form.say('');
      api('GET', '/api/tasks/' + form.taskId + '/case').then(function (file) {
        form.file = file;
        form.root.classList.toggle('meibo-mine', file.mine);
        form.head(file);
        if (!file.mine) {
          form.say(file.barred ? t('task.barred') : t('task.claim-first'), file.barred ? 'warning' : 'info');
        }
        run(file, mine && file.mine);
      }, function (problem) { form.show(problem); });
    });
  };

  /** Our API's address for the registration of this case; with the task's id where the fact is stored for the task. */
  Form.prototype.address = function (path, forTask) {
    return '/api/registrations/' + encodeURIComponent(this.file.facts.reference) + path
      + (forTask ? '?task=' + encodeURIComponent(this.taskId) : '');
  };

  /** Opens the fields to the assignee and puts the cursor where work begins. */
  Form.prototype.begin = function (mine, first) {
    this.all('[data-mine]').forEach(function (place) { place.disabled = !mine; });
    if (mine && first) {
      first.focus();
    }
  };

  /** The line at the top: reference, product, and of the person what tells whom we serve. */
  Form.prototype.head = function (file) {
    var place = this.find('.meibo-head');
    if (!place) {
      return;
    }
    var person = file.person && file.person.applicant;
    clear(place);
    [
      el('strong', {}, file.facts.reference),
      el('span', {}, file.facts.productName),
      person ? el('strong', {'class': 'meibo-name'}, person.familyName + ' ' + person.givenName) : null,
      person ? el('span', {}, person.birthDate) : null,
      file.facts.round > 1 ? el('span', {'class': 'meibo-new'}, t('round', file.facts.round)) : null
    ].forEach(function (part) {
      if (part) {
        place.appendChild(part);
      }
    });
  };

  /** Time of ours that is left for a case, in days and hours; the clock stands while the applicant has the ball. */
  function serviceTime(clock) {
    if (!clock) {
      return null;
    }
    var left = clock.allowedSeconds - clock.spentSeconds;
    var hours = Math.floor(Math.abs(left) / 3600);
    var minutes = Math.floor(Math.abs(left) % 3600 / 60);
    var said = hours >= 48 ? t('clock.days', Math.floor(hours / 24), hours % 24) : t('clock.hours', hours, minutes);
    return el('span', {'class': 'meibo-clock' + (left < 0 ? ' meibo-late' : left < clock.allowedSeconds / 4 ? ' meibo-soon' : ''), title: t('clock.title')},
      t(left < 0 ? 'clock.late' : clock.running ? 'clock.left' : 'clock.stands', said));
  }

  // ---- panels: what one feature has to say about a case, in a file of its own -----------------------------------

  var panels = {};
  var loaded = {};

  /**
   * A panel of the case behind a task, written in panels/<name>.js. {@code render(caseFile, helpers)} answers an element,
   * or null where there is nothing to say. {@code where} is 'side' (the default), 'data' or 'pages'; within a place
   * panels stand by their {@code order}. Helpers: {@code fold(title, open, children)} makes the usual panel, closed while
   * all is well and open where something needs the eye; {@code list([{outcome, text}])} the usual list; {@code again()}
   * renders the panel anew; {@code form} the form; and all of Meibo.
   */
  function panel(name, render, where, order) {
    panels[name] = {name: name, render: render, where: where || 'side', order: order || 50};
  }

  /** Loads the panels of these names; a panel that cannot be loaded is left out and never stops the form. */
  function loadPanels(names) {
    return Promise.all(names.map(function (name) {
      return panels[name] ? null : loadPart('panels/' + name).catch(function () { return null; });
    }));
  }

  /** A panel with a head that opens and closes it; children as for an element. */
  function foldable(title, open, children) {
    return el('details', {'class': 'meibo-panel', open: Boolean(open)}, [el('summary', {}, title)].concat(children));
  }

  /** The usual list of findings; outcome is failed, unclear, passed, not-applicable or plain. */
  function findings(entries) {
    return el('ul', {'class': 'meibo-list'}, entries.map(function (entry) {
      return el('li', {'class': 'meibo-' + (entry.outcome || 'plain')}, entry.text);
    }));
  }

  /** Puts the panels of one place into the element, anew at each call; what the reader opened stays open. */
  function showPanels(form, names, where, place) {
    var opened = {};
    Array.prototype.forEach.call(place.querySelectorAll('[data-panel]'), function (old) {
      opened[old.getAttribute('data-panel')] = old.open;
    });
    clear(place);
    names.map(function (name) { return panels[name]; })
      .filter(function (each) { return each && each.where === where; })
      .sort(function (a, b) { return a.order - b.order; })
      .forEach(function (each) {
        var slot = el('div', {'class': 'meibo-slot'});
        function again() {
          var old = slot.firstChild && slot.firstChild.open;
          clear(slot);
          var made = null;
          try {
            made = each.render(form.file, helpers);
          } catch (broken) {
            // one panel that fails must not take the desk away
            made = foldable(each.name, true, el('p', {'class': 'meibo-fault'}, t('error.unknown')));
          }
          if (made) {
            made.setAttribute('data-panel', each.name);
            if (old !== null && old !== undefined) {
              made.open = old;
            }
            slot.appendChild(made);
          }
        }
        var helpers = Object.assign({}, window.Meibo, {form: form, fold: foldable, list: findings, again: again});
        again();
        if (slot.firstChild && opened[each.name] !== undefined) {
          slot.firstChild.open = opened[each.name];
        }
        place.appendChild(slot);
      });
  }

  function loadPart(name) {
    return loaded[name] = loaded[name] || new Promise(function (resolve, reject) {
      if (!name) {
        resolve();
        return;
      }
      var script = el('script', {src: HOME + name + '.js', charset: 'utf-8'});
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });
  }

  /**
   * Opens an embedded form: loads style, texts and the part of the form's own, translates the markup, then runs the
   * form's beginning with the form.
   */
  function open(camForm, run, part) {
    var form = new Form(camForm);
    if (!document.querySelector('link[href="' + HOME + 'forms.css"]')) {
      document.head.appendChild(el('link', {rel: 'stylesheet', href: HOME + 'forms.css'}));
    }
    Promise.all([loadTexts(), loadPart(part)]).then(function () {
      form.translate();
      form.hideTasklistButtons();
      form.root.hidden = false;
      run(form);
    }, function () {
      form.root.hidden = false;
      form.say('Meibo: the texts of this form could not be loaded.');
    });
  }

  window.Meibo = {
    open: open, t: t, has: has, el: el, clear: clear, kbd: kbd, api: api, day: day, money: money,
    language: function () { return language; }, pickLanguage: pickLanguage,
    readDay: readDay, readValidity: readValidity, readPhone: readPhone, readZone: readZone,
    FIELDS: FIELDS, PAGES: PAGES, pageOf: pageOf, fold: fold, NUMBER_FORMATS: NUMBER_FORMATS, fieldsUnder: fieldsUnder, labelOf: labelOf, at: at, put: put, shown: shown,
    fieldOf: fieldOf, countryName: countryName, check: check, readDocument: readDocument,
    pageTile: pageTile, pageViewer: pageViewer,
    loadPart: loadPart, serviceTime: serviceTime, panel: panel, loadPanels: loadPanels, showPanels: showPanels
  };
})();
