/* keys: walks a worklist by single keys, heard only while the focus is in it (WCAG 2.1.4); every key presses what stands
   on the page anyway. */
(() => {
  'use strict';

  const place = document.querySelector('[data-keys]');
  if (!place) return;

  const rows = () => [...place.querySelectorAll('.worklist tbody tr')];
  const link = row => row.querySelector('th a');
  const boxes = () => [...place.querySelectorAll('[name=pick]')];
  const send = what => {
    const form = place.querySelector(what);
    if (form) form.requestSubmit();
    return Boolean(form);
  };

  const walk = (by, row) => {
    const all = rows();
    const at = all.indexOf(row || all.find(one => one.classList.contains('open')));
    const to = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    if (to) link(to).focus();
    return Boolean(to);
  };

  const pick = row => {
    const box = row && row.querySelector('[name=pick]');
    if (box) box.checked = !box.checked;
    return Boolean(box);
  };

  const pickAll = () => {
    const all = boxes();
    const every = all.every(box => box.checked);
    all.forEach(box => { box.checked = !every; });
    return all.length > 0;
  };

  const write = () => {
    const words = place.querySelector('[data-done] textarea, [data-together] textarea');
    if (words) words.focus();
    return Boolean(words);
  };

  const done = () => send('[data-done]') || (boxes().some(box => box.checked) && send('[data-together]'));

  place.addEventListener('keydown', pressed => {
    if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing) return;
    if (pressed.target.closest('textarea, select, input:not([name=pick])')) return;
    const row = pressed.target.closest('.worklist tbody tr');
    const does = {
      j: () => walk(1, row), k: () => walk(-1, row), x: () => pick(row), a: pickAll, c: write, e: done,
      u: () => send('[data-undo]'),
    }[pressed.key];
    if (does && does()) pressed.preventDefault();
  });
})();
