// Passkeys (WebAuthn): signs in, proves who is there, and adds a key. A form marked `data-passkey` gets the
// credential into its hidden field. Without passkeys in the browser the forms stay hidden.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const known = (keys = []) => keys.map((key) => ({ ...key, id: bytes(key.id) }));

function creation({ publicKey }) {
  return {
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: known(publicKey.excludeCredentials),
    },
  };
}

function request({ publicKey }) {
  return {
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: known(publicKey.allowCredentials),
    },
  };
}

function written(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  });
}

async function options(form) {
  const given = document.getElementById("passkey-options");
  if (given) return JSON.parse(given.textContent);
  const answer = await fetch(form.action, {
    headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
  });
  if (!answer.ok) throw new Error("No options.");
  return answer.json();
}

export async function credentialFor({ creation_options: toMake, request_options: toAsk }) {
  const credential = toMake
    ? await navigator.credentials.create(creation(toMake))
    : await navigator.credentials.get(request(toAsk));
  return written(credential);
}

// A number for an address (127.0.0.1) can hold no passkey.
export const usable = "PublicKeyCredential" in window && !/^[\d.]+$|:/.test(window.location.hostname);

for (const form of document.querySelectorAll("[data-passkey]")) {
  form.hidden = !usable;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fault = document.querySelector("[data-passkey-fault]");
    fault.hidden = true;
    try {
      form.elements.credential.value = await credentialFor(await options(form));
      form.submit();
    } catch {
      fault.hidden = false;
    }
  });
}
const missing = document.querySelector("[data-passkey-missing]");
if (missing) missing.hidden = usable || !document.querySelector("[data-passkey=add]");
