// Idle lock: when nobody has done anything for a while, a sheet covers the screen until its person shows who they are.
// What was typed stays in the fields underneath and nowhere else. The server decides (practice/accounts/idle_lock.py);
// here the screen is covered first and asked about second.

const sheet = document.querySelector("[data-lock-sheet]");
const { account, session, unlock, passkeys } = sheet.dataset;
const REPORT_EVERY = 30_000; // Less than the shortest lock: it may come so much earlier, not later.

let deadline = Date.now() + Number(sheet.dataset.seconds) * 1000;
let reported = Date.now();
let token = sheet.querySelector("[name=csrfmiddlewaretoken]").value;
let busy = false;
let covered = null; // Title and focus of the page below the sheet.

async function ask(url, body) {
  const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
  if (body) headers["X-CSRFToken"] = token;
  try {
    const signal = AbortSignal.timeout(8_000);
    const answer = await fetch(url, { method: body ? "POST" : "GET", headers, body, signal, redirect: "error" });
    return await answer.json();
  } catch {
    return { state: "away" };
  }
}

function cover() {
  if (covered) return;
  covered = { title: document.title, focus: document.activeElement };
  document.documentElement.classList.add("is-locked");
  document.title = sheet.dataset.title;
  window.getSelection().removeAllRanges();
  sheet.showModal();
}

function uncover(answer) {
  deadline = Date.now() + answer.seconds * 1000;
  reported = Date.now();
  token = answer.csrf;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  if (!covered) return;
  const { title, focus } = covered;
  covered = null;
  for (const form of sheet.querySelectorAll("[data-way]")) form.reset();
  sheet.close();
  document.documentElement.classList.remove("is-locked");
  document.title = title;
  focus?.focus?.();
}

async function show(answer) {
  let { state } = answer;
  if (answer.csrf) token = answer.csrf;
  if (answer.account && String(answer.account) !== account) state = "other";
  if (state === "open") {
    uncover(answer);
    return;
  }
  cover();
  sheet.querySelector("[data-fault]").textContent = answer.fault ?? "";
  for (const part of sheet.querySelectorAll("[data-state]")) part.hidden = part.dataset.state !== state;
  if (answer.ways) {
    const { usable } = answer.ways.includes("credential") ? await import(passkeys) : {};
    for (const form of sheet.querySelectorAll("[data-way]")) {
      form.hidden = !answer.ways.includes(form.dataset.way) || (form.dataset.way === "credential" && !usable);
    }
  }
  if (!sheet.contains(document.activeElement) || document.activeElement === sheet) {
    [...sheet.querySelectorAll("input:not([type=hidden]), button, a")].find((each) => each.offsetParent)?.focus();
  }
}

async function check() {
  if (busy) return;
  busy = true;
  await show(await ask(unlock));
  busy = false;
}

async function act() {
  if (covered || Date.now() - reported < REPORT_EVERY) return;
  reported = Date.now();
  const answer = await ask(session, new URLSearchParams());
  if (answer.state === "open" && String(answer.account) === account) uncover(answer);
  else if (answer.state !== "away") await check();
}

function look() {
  if (!covered && Date.now() < deadline) return;
  cover();
  check();
}

for (const form of sheet.querySelectorAll("[data-way]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    const body = new URLSearchParams(new FormData(form));
    body.set("account", account);
    try {
      if (form.dataset.way === "credential") {
        const answer = await ask(unlock);
        if (!answer.request_options) return await show(answer);
        const { credentialFor } = await import(passkeys);
        body.set("credential", await credentialFor(answer));
      }
      await show(await ask(unlock, body));
      form.querySelector("input")?.select();
    } catch {
      await show({ state: "locked", fault: sheet.dataset.refused });
    } finally {
      busy = false;
    }
  });
}
for (const button of sheet.querySelectorAll("[data-again]")) button.addEventListener("click", check);

// The page below hears no key, and Escape opens nothing.
sheet.addEventListener("cancel", (event) => event.preventDefault());
sheet.addEventListener("close", () => covered && sheet.showModal());
for (const kind of ["keydown", "keyup", "keypress"]) {
  sheet.addEventListener(kind, (event) => {
    event.stopPropagation();
    // A second Escape closes a dialog without asking its cancel event.
    if (event.key === "Escape") event.preventDefault();
  });
  window.addEventListener(
    kind,
    (event) => {
      if (!covered || sheet.contains(event.target)) return;
      event.stopImmediatePropagation();
      if (event.key !== "Tab") event.preventDefault();
    },
    true,
  );
}
// A draft that could not be saved may be nobody's any more: it is asked at once, before a form is sent and lost.
document.addEventListener("w-autosave:error", async () => {
  const { state } = await ask(session);
  if (!["away", "open"].includes(state)) await check();
});
for (const kind of ["keydown", "pointerdown", "wheel"]) window.addEventListener(kind, act, { passive: true });
for (const kind of ["focus", "pageshow"]) window.addEventListener(kind, look);
document.addEventListener("visibilitychange", () => document.hidden || look());
window.setInterval(() => covered || look(), 5_000);
