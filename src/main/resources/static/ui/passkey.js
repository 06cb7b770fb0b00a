/* passkey: brings the forms that ask for one to the front where the browser can, asks the authenticator, sends its answer. */
(() => {
  'use strict';

  const able = Boolean(window.PublicKeyCredential && navigator.credentials && navigator.credentials.create);

  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));

  const text = buffer => {
    const joined = Array.from(new Uint8Array(buffer), c => String.fromCharCode(c)).join('');
    return btoa(joined).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  };

  const named = list => (list || []).map(one => ({ ...one, id: bytes(one.id) }));

  const toMake = asked => ({
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: named(asked.excludeCredentials),
  });

  const toShow = asked => ({
    ...asked, challenge: bytes(asked.challenge), allowCredentials: named(asked.allowCredentials),
  });

  const answered = made => {
    const said = { clientDataJSON: text(made.response.clientDataJSON) };
    if (made.response.attestationObject) {
      said.attestationObject = text(made.response.attestationObject);
      said.transports = made.response.getTransports ? made.response.getTransports() : [];
    } else {
      said.authenticatorData = text(made.response.authenticatorData);
      said.signature = text(made.response.signature);
      said.userHandle = made.response.userHandle ? text(made.response.userHandle) : null;
    }
    return JSON.stringify({
      id: made.id, rawId: text(made.rawId), type: made.type, response: said, clientExtensionResults: {},
    });
  };

  const ask = async form => {
    const asked = await fetch(form.dataset.options, {
      method: 'POST',
      credentials: 'same-origin',
      redirect: 'error',
      body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
    });
    if (!asked.ok) {
      throw new Error('not asked');
    }
    const options = await asked.json();
    const made = form.dataset.passkey === 'make'
      ? await navigator.credentials.create({ publicKey: toMake(options) })
      : await navigator.credentials.get({ publicKey: toShow(options) });
    form.elements.answer.value = answered(made);
  };

  const prepare = form => {
    const button = form.querySelector('button[type=submit]');
    const why = form.querySelector('[data-passkey-why]');
    const rest = () => {
      button.removeAttribute('aria-disabled');
      form.removeAttribute('aria-busy');
    };
    let busy = false;
    form.hidden = false;
    form.addEventListener('submit', async event => {
      event.preventDefault();
      if (busy) {
        return;
      }
      busy = true;
      why.hidden = true;
      button.setAttribute('aria-disabled', 'true');
      form.setAttribute('aria-busy', 'true');
      try {
        await ask(form);
        form.submit();
      } catch (failure) {
        const known = failure && failure.name === 'InvalidStateError';
        const stopped = failure && (failure.name === 'NotAllowedError' || failure.name === 'AbortError');
        why.querySelector('span').textContent =
          known ? form.dataset.known : stopped ? form.dataset.stopped : form.dataset.failed;
        why.hidden = false;
        busy = false;
        rest();
      }
    });
    window.addEventListener('pageshow', event => {
      if (event.persisted) {
        busy = false;
        form.elements.answer.value = '';
        rest();
      }
    });
  };

  for (const part of document.querySelectorAll('[data-passkey-can]')) {
    part.hidden = !able;
  }
  for (const part of document.querySelectorAll('[data-passkey-cannot]')) {
    part.hidden = able;
  }
  if (able) {
    for (const form of document.querySelectorAll('form[data-passkey]:not([data-ready])')) {
      form.dataset.ready = 'yes';
      prepare(form);
    }
    for (const second of document.querySelectorAll('[data-passkey-before]')) {
      second.classList.replace('btn-primary', 'btn-quiet');
    }
  }
})();
