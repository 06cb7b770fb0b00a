/* session: says two minutes before its end that a session ends, goes on when asked, keeps what was typed; leaves at once on
   Escape twice; shows nothing of a page that was left. Without it the server does the same, later and on pages. */
(() => {
  'use strict';

  const WARNING = 120;
  const KEEP_AT = 3;
  const TWICE = 1000;

  const place = document.getElementById('session');
  if (!place) return;
  const root = document.documentElement;

  window.addEventListener('pageshow', shown => {
    if (shown.persisted) {
      root.hidden = true;
      location.reload();
    }
  });

  const exit = document.getElementById('quick-exit');
  if (exit) {
    let before = 0;
    document.addEventListener('keydown', pressed => {
      if (pressed.key !== 'Escape' || document.querySelector('dialog[open]')) return;
      const now = Date.now();
      if (now - before < TWICE) {
        root.hidden = true;
        exit.submit();
      }
      before = now;
    });
    exit.addEventListener('submit', () => { root.hidden = true; });
  }

  const warning = document.getElementById('session-warning');
  const says = warning.querySelector('[role=status]');
  const phrases = [...warning.querySelectorAll('[data-left]')]
    .map(one => ({ left: Number(one.dataset.left), words: one.textContent }))
    .sort((one, other) => one.left - other.left);
  const stay = warning.querySelector('form[data-stay]');
  const rest = Number(place.dataset.rest) * 1000;
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('havenport-session') : null;

  const most = Date.now() + Number(place.dataset.most) * 1000;
  const later = () => Math.min(Date.now() + rest, most);

  let end = later();
  let typed = null;
  let leaving = false;

  const tell = what => { if (tabs) tabs.postMessage(what); };

  const leave = () => {
    leaving = true;
    root.hidden = true;
    location.replace(place.dataset.over);
  };

  const send = (path, body) => fetch(path, { method: 'POST', body, redirect: 'manual', keepalive: true });

  const keep = form => {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const field = form.elements[name];
      if (typeof value === 'string' && !(field && field.type === 'password')) body.append(name, value);
    }
    body.set('_to', new URL(form.action).pathname);
    return send('/session/keep', body);
  };

  const out = () => send('/sign-out', new URLSearchParams(new FormData(warning.querySelector('form[data-out]'))));

  const over = () => {
    if (leaving) return;
    leaving = true;
    root.hidden = true;
    tell('over');
    (typed ? keep(typed).then(answer => answer.status === 422 && out()) : Promise.resolve()).catch(() => {}).finally(leave);
  };

  const goOn = () => send(stay.action, new URLSearchParams(new FormData(stay))).then(answer => {
    if (answer.status !== 204) return over();
    end = later();
    tell('used');
    tick();
  });

  const tick = () => {
    if (leaving) return;
    const left = Math.round((end - Date.now()) / 1000);
    if (left <= (typed ? KEEP_AT : 0)) return over();
    if (left <= WARNING) {
      const phrase = phrases.find(one => one.left >= left) || phrases[phrases.length - 1];
      if (says.textContent !== phrase.words) says.textContent = phrase.words;
      if (!warning.open) warning.showModal();
    } else if (warning.open) {
      warning.close();
    }
  };

  if (stay) {
    stay.addEventListener('submit', asked => { asked.preventDefault(); goOn(); });
    warning.addEventListener('cancel', asked => { asked.preventDefault(); goOn(); });
  }
  document.addEventListener('input', now => {
    const form = now.target.form;
    if (form && form.method === 'post' && !warning.contains(form)) typed = form;
  });
  document.addEventListener('submit', now => { if (now.target === typed) typed = null; });
  document.addEventListener('htmx:afterRequest', () => {
    end = later();
    tell('used');
  });
  document.addEventListener('visibilitychange', tick);
  if (tabs) {
    tabs.onmessage = told => {
      if (told.data === 'over') over();
      else end = later();
      tick();
    };
    tell('used');
  }
  setInterval(tick, 1000);
  tick();
})();
