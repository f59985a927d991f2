'use strict';

// The papers of this registration.
(() => {
  const { $, make, word, busy, json, download, time } = Applicant;

  Applicant.part({
    show() {
      json('/vouchers').catch(() => []).then(list);
    },
  });

  function list(papers) {
    $('papers').hidden = papers.length === 0;
    $('paper-list').replaceChildren(...papers.map(paper => {
      const name = word('paper.' + paper.kind);
      const load = make('button', { type: 'button', className: 'plain', textContent: 'PDF' });
      load.setAttribute('aria-label', name + ' ' + paper.number + ' PDF');
      load.addEventListener('click', () =>
        busy(load, () => download('/vouchers/' + encodeURIComponent(paper.number), paper.number)));
      const about = make('small', { textContent: paper.number + ' · ' + time.format(new Date(paper.issuedAt)) });
      return make('li', {}, make('span', {}, name, about), load);
    }));
  }
})();
