/*
 * A field to draw a signature into, with finger, pen or mouse. Strokes are kept as points and drawn anew, so that a
 * signature never depends on the size of the screen.
 */
(function () {
  'use strict';

  var INK = '#10203a';
  var WIDTH = 3;

  /** Makes a canvas a pad: {clear(), isEmpty(), png()}; png answers a data URI. */
  window.Meibo.pad = function (canvas) {
    var strokes = [];
    var open = null;
    var brush = canvas.getContext('2d');

    function at(event) {
      var box = canvas.getBoundingClientRect();
      return {x: (event.clientX - box.left) * canvas.width / box.width, y: (event.clientY - box.top) * canvas.height / box.height};
    }

    function draw() {
      brush.fillStyle = '#fff';
      brush.fillRect(0, 0, canvas.width, canvas.height);
      brush.strokeStyle = INK;
      brush.fillStyle = INK;
      brush.lineWidth = WIDTH;
      brush.lineCap = 'round';
      brush.lineJoin = 'round';
      strokes.forEach(function (points) {
        brush.beginPath();
        if (points.length === 1) {
          brush.arc(points[0].x, points[0].y, WIDTH / 2, 0, 2 * Math.PI);
          brush.fill();
          return;
        }
        brush.moveTo(points[0].x, points[0].y);
        points.slice(1).forEach(function (point) { brush.lineTo(point.x, point.y); });
        brush.stroke();
      });
    }

    canvas.addEventListener('pointerdown', function (event) {
      if (event.button > 0) {
        return;
      }
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      open = [at(event)];
      strokes.push(open);
      draw();
    });
    canvas.addEventListener('pointermove', function (event) {
      if (open) {
        open.push(at(event));
        draw();
      }
    });
    ['pointerup', 'pointercancel'].forEach(function (end) {
      canvas.addEventListener(end, function () { open = null; });
    });
    draw();

    return {
      clear: function () { strokes = []; draw(); },
      isEmpty: function () { return strokes.reduce(function (count, points) { return count + points.length; }, 0) < 8; },
      png: function () { return canvas.toDataURL('image/png'); }
    };
  };
})();
