/*
 * What the forms do with the stock: another card for a broken or wrong one before it leaves the house, and a number that
 * the applicant chooses at the counter. Both are folded away until they are needed.
 */
(function () {
  'use strict';
  var M = window.Meibo;

  /** "This card is broken or wrong": two answers, then the form shows the other card. */
  M.exchangeCard = function (form, mine, again) {
    var place = form.find('.meibo-reserved');
    if (!mine || form.find('.meibo-exchange')) {
      return;
    }
    var said = M.el('p', {'class': 'meibo-note', role: 'status'});
    var fold = M.el('details', {'class': 'meibo-exchange'}, [M.el('summary', {}, M.t('handover.exchange'))]);
    ['broken', 'wrong'].forEach(function (reason) {
      fold.appendChild(M.el('button', {type: 'button', 'class': 'btn btn-default btn-sm', onclick: function () {
        M.api('POST', form.address('/card-exchange'), {reason: reason}).then(function () {
          return again();
        }).then(function () {
          said.textContent = M.t('handover.exchange.done');
          fold.open = false;
          place.scrollIntoView({block: 'nearest'});
        }, function (problem) { form.show(problem); });
      }}, M.t('handover.exchange.' + reason)));
      fold.appendChild(document.createTextNode(' '));
    });
    place.parentNode.insertBefore(fold, place.nextSibling);
    place.parentNode.insertBefore(said, fold);
  };

  function spoken(number) {
    return number.indexOf('+81') === 0 ? '0' + number.slice(3, 5) + '-' + number.slice(5, 9) + '-' + number.slice(9)
      : number.indexOf('+86') === 0 ? number.slice(3, 6) + ' ' + number.slice(6, 10) + ' ' + number.slice(10) : number;
  }

  /** A few numbers to choose from; nothing is shown where the product has none or the reservation is made already. */
  M.chooseNumber = function (form, mine) {
    if (!mine || form.find('.meibo-number')) {
      return;
    }
    M.api('GET', form.address('/number-choice')).then(function (standing) {
      if (!standing.open) {
        return;
      }
      var body = M.el('div', {});
      var fold = M.el('details', {'class': 'meibo-number'}, [M.el('summary', {}, M.t('number.choose')), body]);
      var actions = form.find('.meibo-actions');
      actions.parentNode.insertBefore(fold, actions);
      lay(standing.choices);

      function fetch(others) {
        return M.api('GET', form.address('/number-choices') + (others ? '?others=true' : '')).then(function (choices) {
          lay(choices);
          if (!choices.numbers.length && !choices.chosen) {
            body.appendChild(M.el('p', {'class': 'meibo-note'}, M.t('number.none')));
          }
        }, function (problem) { form.show(problem); });
      }

      function take(number) {
        M.api('PUT', form.address('/number-choice'), {msisdn: number}).then(lay, function (problem) {
          form.show(problem);
          fetch(false);
        });
      }

      function lay(choices) {
        M.clear(body);
        if (choices.chosen) {
          body.appendChild(M.el('p', {role: 'status'}, [M.t('number.chosen'), ' ', M.el('strong', {'class': 'meibo-sum'}, spoken(choices.chosen))]));
        }
        choices.numbers.forEach(function (number) {
          body.appendChild(M.el('button', {type: 'button', 'class': 'btn btn-default btn-sm', onclick: function () { take(number); }}, spoken(number)));
          body.appendChild(document.createTextNode(' '));
        });
        if (choices.until) {
          body.appendChild(M.el('p', {'class': 'meibo-note'}, M.t('number.held', new Date(choices.until).toLocaleTimeString(M.language(), {hour: '2-digit', minute: '2-digit'}))));
        }
        if (choices.numbers.length || choices.chosen) {
          if (choices.offersLeft) {
            body.appendChild(M.el('button', {type: 'button', 'class': 'btn btn-link btn-sm', onclick: function () { fetch(true); }}, M.t('number.others', choices.offersLeft)));
          }
        } else if (!fold.asked) {
          fold.asked = true;
          fold.addEventListener('toggle', function () {
            if (fold.open && !body.querySelector('button')) {
              fetch(false);
            }
          });
        }
      }
    }, function () { /* the form goes on without it */ });
  };
})();
