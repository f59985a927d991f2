'use strict';

// Import, marks, blocking: the server decides; here is only what a page must do by itself.
(() => {
  const $ = id => document.getElementById(id);
  const language = document.documentElement.lang;
  const SAID = 'meibo.stock.said';
  const csrf = () => decodeURIComponent((document.cookie.match(/(?:^|; )MEIBO-CSRF=([^;]*)/) ?? [])[1] ?? '');

  async function call(path, method, body) {
    const plain = !(body instanceof FormData);
    const answer = await fetch('/api/inventory' + path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      body: plain ? JSON.stringify(body) : body,
      headers: {
        'Accept': 'application/json', 'Accept-Language': language, 'X-MEIBO-CSRF': csrf(),
        ...(plain ? { 'Content-Type': 'application/json' } : {}),
      },
    });
    if (!answer.ok) {
      throw await answer.json().catch(() => ({}));
    }
    return answer.status === 204 ? {} : answer.json();
  }

  /** What is wrong, one fault a line. */
  function tell(place, problem) {
    const list = document.createElement('ul');
    list.append(...(problem.errors ?? []).map(error => Object.assign(document.createElement('li'), { textContent: error.detail })));
    const head = document.createElement('p');
    head.textContent = [problem.title, problem.detail].filter(Boolean).join(' · ') || '?';
    place.replaceChildren(head, list);
    place.hidden = false;
  }

  /** The counts are the server's: the page is read anew, and says what was done. */
  function done(text) {
    sessionStorage.setItem(SAID, text);
    location.reload();
  }

  function verb(form, work) {
    form?.addEventListener('submit', async event => {
      event.preventDefault();
      const faults = form.querySelector('.faults');
      const buttons = [...form.querySelectorAll('button')];
      faults.hidden = true;
      buttons.forEach(button => { button.disabled = true; });
      try {
        const text = await work(event.submitter);
        if (text !== null) {
          done(text);
        }
      } catch (problem) {
        tell(faults, problem);
      }
      buttons.forEach(button => { button.disabled = false; });
    });
  }

  verb($('import'), async () => {
    const form = $('import');
    const body = new FormData();
    body.append('file', form.elements.file.files[0]);
    const came = await call('/' + form.elements.kind.value, 'POST', body);
    return $('word-imported').textContent.replace('{0}', came.imported).replace('{1}', came.served);
  });

  verb($('take'), async button => {
    const form = $('take');
    const how = button?.value ?? 'block';
    if (how === 'scrap' && !confirm(form.dataset.sure)) {
      return null;
    }
    const items = form.elements.items.value.split(/\r?\n/).map(line => line.trim()).filter(Boolean);
    await call('/' + how, 'POST', { [form.elements.kind.value]: items, reason: form.elements.reason.value });
    return $('word-taken').textContent;
  });

  for (const mark of document.querySelectorAll('input.mark')) {
    const before = mark.value;
    mark.addEventListener('change', async () => {
      const { pool, form, office } = mark.dataset;
      try {
        await call('/marks', 'PUT', { pool, form, office, least: Number(mark.value || 0) });
        done($('word-taken').textContent);
      } catch (problem) {
        mark.value = before;
        tell($('take').querySelector('.faults'), problem);
      }
    });
  }

  const said = sessionStorage.getItem(SAID);
  if (said) {
    sessionStorage.removeItem(SAID);
    $('told').textContent = said;
    $('told').hidden = false;
  }
})();
