'use strict';

// The phone number: a few to choose from, held for some minutes. Nothing new is shown unless it is asked for.
(() => {
  const { $, make, json, send, busy, say, word, time } = Applicant;
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' });
  let tick = 0;

  /** +819012345678 as people write it at home. */
  function spoken(number) {
    return number.startsWith('+81') ? '0' + number.slice(3, 5) + '-' + number.slice(5, 9) + '-' + number.slice(9)
      : number.startsWith('+86') ? number.slice(3, 6) + ' ' + number.slice(6, 10) + ' ' + number.slice(10) : number;
  }

  function lay(choices) {
    say($('number-chosen'), choices.chosen ? word('applicant.number.chosen').replace('{0}', spoken(choices.chosen)) : '');
    $('number-lead').hidden = Boolean(choices.chosen);
    const picked = document.querySelector('#number-list input:checked')?.value;
    $('number-list').replaceChildren(...choices.numbers.map(number => make('label', { className: 'option' },
      make('input', { type: 'radio', name: 'number', value: number, required: true, checked: number === picked }),
      ' ', make('span', { className: 'number', textContent: spoken(number) }))));
    $('number-form').hidden = choices.numbers.length === 0;
    $('number-until').textContent = choices.until ? word('applicant.number.until').replace('{0}', clock.format(new Date(choices.until))) : '';
    $('number-show').textContent = choices.numbers.length || choices.chosen
      ? word('applicant.number.others').replace('{0}', choices.offersLeft) : word('applicant.number.show');
    $('number-show').hidden = choices.offersLeft === 0;
    // what has lapsed is not left standing as if it were still held
    clearTimeout(tick);
    if (choices.until) {
      tick = setTimeout(() => look().catch(() => {}), Math.max(1000, new Date(choices.until) - Date.now() + 500));
    }
  }

  async function look() {
    const { open, choices } = await json('/number-choice');
    $('number').hidden = !open;
    const held = choices.until && new Date(choices.until) > new Date();
    lay(held ? choices : { ...choices, numbers: [], until: null });
  }

  Applicant.part({
    show() {
      look().catch(() => { $('number').hidden = true; });
    },
  });

  $('number-show').addEventListener('click', event => busy(event.currentTarget, async () => {
    const others = $('number-list').childElementCount > 0 || !$('number-chosen').hidden;
    const choices = await json('/number-choices' + (others ? '?others=true' : ''));
    lay(choices);
    $('number-none').hidden = choices.numbers.length > 0;
    document.querySelector('#number-list input')?.focus();
  }));

  $('number-form').addEventListener('submit', event => {
    event.preventDefault();
    const number = document.querySelector('#number-list input:checked').value;
    busy(event.submitter, async () => {
      try {
        lay(await (await send('/number-choice', 'PUT', { msisdn: number })).json());
      } catch (problem) {
        await look().catch(() => {});
        throw problem;
      }
      $('number-chosen').scrollIntoView({ block: 'center' });
    });
  });
})();
