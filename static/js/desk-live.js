// Live queue: asks the server every few seconds what is new and who has what. Nothing that is typed or focused is
// touched; new rows wait behind a button. A hidden or locked screen asks for the count alone, and less often.

const bar = document.querySelector("[data-desk-live]");
const said = bar.querySelector("[data-live-said]");
const signIn = bar.querySelector("[data-live-sign-in]");
const load = bar.querySelector("[data-live-load]");
const sound = document.querySelector("[data-live-sound]");
const OFTEN = 20_000;
const SELDOM = 60_000;
const [WANTED, RANG] = ["desk-sound", "desk-sound-rang"];
let { after } = bar.dataset;
let waiting = null; // How many are open, as far as is known.
let fresh = 0; // How many of them are not on the screen.
let timer;
let asked = 0;
let audio;

const isLocked = () => document.documentElement.classList.contains("is-locked");
const isAway = () => document.hidden || isLocked();

function tell(text) {
  if (said.textContent !== text) said.textContent = text; // Else it would be read out again.
  if (load) load.hidden = !fresh && load !== document.activeElement;
}

function count(open) {
  const title = document.title.replace(/^\(\d+\) /, "");
  document.title = open ? `(${open}) ${title}` : title;
  if (waiting !== null && open > waiting) ring();
  waiting = open;
}

function show(answer) {
  count(answer.open);
  if (!answer.rows) return;
  fresh = answer.new;
  signIn.hidden = true;
  tell(answer.said);
  for (const row of document.querySelectorAll("[data-live-row]")) {
    const state = answer.rows[row.dataset.liveRow];
    // What the page says may tell more, as since when; it stays until it is no longer true.
    if (!state || row.dataset.liveBy === String(state.by)) continue;
    row.dataset.liveBy = state.by;
    const place = row.dataset.live ? row : row.querySelector("[data-live]");
    place.textContent = state[place.dataset.live];
    place.classList.toggle("desk-list__usual", place !== row && !state.by);
  }
}

async function ask() {
  clearTimeout(timer);
  asked = Date.now();
  const query = new URLSearchParams();
  if (!isAway()) {
    query.set("after", after);
    query.set("rows", Array.from(document.querySelectorAll("[data-live-row]"), (row) => row.dataset.liveRow).join());
  }
  try {
    const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
    const signal = AbortSignal.timeout(10_000);
    const answer = await fetch(`${bar.dataset.deskLive}?${query}`, { headers, signal, redirect: "error" });
    if (answer.status === 403) return end();
    if (!answer.ok) throw new Error(answer.status);
    show(await answer.json());
  } catch {
    if (!isAway()) tell(bar.dataset.away);
  }
  timer = setTimeout(ask, isAway() ? SELDOM : OFTEN);
}

// The session is over. Signed in again in another window, the screen hears again.
function end() {
  fresh = 0;
  tell(bar.dataset.over);
  signIn.hidden = false;
  addEventListener("focus", () => ask(), { once: true });
}

// Bring the new rows in: lists and counts of this page are replaced, and whoever is on a link stays on it.
async function bringIn() {
  try {
    const answer = await fetch(location.href, { redirect: "error" });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const parts = page.querySelectorAll("[data-live-part]");
    const link = document.activeElement.closest?.("[data-live-part] a")?.getAttribute("href");
    document.querySelectorAll("[data-live-part]").forEach((part, at) => part.replaceWith(parts[at]));
    dispatchEvent(new Event("desk-replaced"));
    if (link) document.querySelector(`[data-live-part] a[href="${CSS.escape(link)}"]`)?.focus();
    ({ after } = page.querySelector("[data-desk-live]").dataset);
    fresh = 0;
    tell("");
  } catch {
    tell(bar.dataset.away);
  }
}

// Two short tones, made here; once, however many screens are open.
function ring() {
  if (localStorage.getItem(WANTED) !== "on" || Date.now() - Number(localStorage.getItem(RANG)) < SELDOM) return;
  localStorage.setItem(RANG, Date.now());
  play();
}

function play() {
  audio ??= new AudioContext();
  audio.resume();
  [660, 880].forEach((pitch, at) => {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    const start = audio.currentTime + at * 0.18;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.12, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.3);
  });
}

if (sound) {
  const box = sound.querySelector("input");
  sound.hidden = false;
  box.checked = localStorage.getItem(WANTED) === "on";
  box.addEventListener("change", () => {
    localStorage.setItem(WANTED, box.checked ? "on" : "off");
    if (box.checked) play();
  });
}
for (const part of document.querySelectorAll("[data-live-gone-after]")) {
  setTimeout(() => part.remove(), part.dataset.liveGoneAfter * 1000);
}
if (load) {
  load.addEventListener("mousedown", (event) => event.preventDefault()); // The focus stays where it is.
  load.addEventListener("click", bringIn);
  load.addEventListener("blur", () => (load.hidden = !fresh));
}
// Back on the screen after a while, one does not wait for the next turn.
document.addEventListener("visibilitychange", () => document.hidden || Date.now() - asked < OFTEN || ask());
ask();
