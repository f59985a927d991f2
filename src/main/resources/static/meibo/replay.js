'use strict';

// Sends changed tables, watches a replay, stops it. The server decides; here is only what a page must do by itself.
(() => {
  const $ = id => document.getElementById(id);
  const language = document.documentElement.lang;
  const EVERY = 1000;

  const csrf = () => decodeURIComponent((document.cookie.match(/(?:^|; )MEIBO-CSRF=([^;]*)/) ?? [])[1] ?? '');

  async function call(path, options = {}) {
    const answer = await fetch(path, {
      credentials: 'same-origin',
      cache: 'no-store',
      ...options,
      headers: { 'Accept': 'application/json', 'Accept-Language': language, 'X-MEIBO-CSRF': csrf() },
    });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw body;
    }
    return body;
  }

  /** The faults of a problem, one a line; each names the place in the tables. */
  function tell(problem) {
    const place = $('faults');
    place.replaceChildren();
    const head = document.createElement('p');
    head.textContent = [problem.title, problem.detail].filter(Boolean).join(' · ') || '?';
    place.append(head);
    const list = document.createElement('ul');
    for (const error of problem.errors ?? []) {
      const line = document.createElement('li');
      const pointer = document.createElement('code');
      pointer.textContent = error.pointer;
      line.append(error.detail, ' ', pointer);
      list.append(line);
    }
    place.append(list);
    place.hidden = false;
  }

  const form = $('begin');
  form?.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    $('faults').hidden = true;
    try {
      const begun = await call('/api/policy/replays', { method: 'POST', body: new FormData(form) });
      location.assign('/policy/replays/' + encodeURIComponent(begun.id));
    } catch (problem) {
      tell(problem);
      button.disabled = false;
    }
  });

  const progress = $('progress');
  if (!progress) {
    return;
  }
  const address = '/api/policy/replays/' + encodeURIComponent(progress.dataset.replay);

  async function watch() {
    try {
      const { replay } = await call(address + '?size=1');
      for (const count of ['done', 'total', 'differing', 'otherRoad', 'otherRule', 'notReplayable']) {
        $(count).textContent = replay[count];
      }
      $('bar').value = replay.total ? Math.floor(100 * replay.done / replay.total) : 0;
      $('left').hidden = replay.minutesLeft == null;
      $('minutes').textContent = replay.minutesLeft ?? '';
      if (replay.endedAt || !['waiting', 'running'].includes(replay.state)) {
        location.reload();
        return;
      }
    } catch (lost) {
      // the next look tells
    }
    setTimeout(watch, EVERY);
  }

  if (progress.dataset.ended !== 'true') {
    setTimeout(watch, EVERY / 2);
  }
  $('stop')?.addEventListener('click', async event => {
    event.target.disabled = true;
    try {
      await call(address + '/stop', { method: 'POST' });
    } catch (problem) {
      tell(problem);
      event.target.disabled = false;
    }
  });
})();
