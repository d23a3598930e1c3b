/* Leaving in a hurry: the page is replaced, so that Back does not lead to it, and half-filled blanks are emptied.
   Coming back to the form: what is sent again corrects what was sent before. */

const LEFT = "left";
const form = document.getElementById("request-form");

for (const link of document.querySelectorAll("[data-leave-site]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelectorAll("form").forEach((each) => each.reset());
    document.body.hidden = true;
    remember();
    window.location.replace(link.href);
  });
}

if (form) {
  window.addEventListener("pageshow", (event) => {
    const [entry] = performance.getEntriesByType("navigation");
    const cameBack = event.persisted || entry?.type === "back_forward";
    if (cameBack && hasLeft()) {
      startAnew();
    } else {
      forget();
      keepToken();
      fillInAgain();
      form.addEventListener("change", keepTyped);
    }
  });
}

/* Who has left finds the form empty, however far back the way leads. */
function startAnew() {
  document.body.hidden = true;
  window.location.replace(form.getAttribute("action"));
}

/* A page that must not be kept is asked for anew on the way back, with another token: the first one is put back, so
   that a correction does not become a second request. The token says nothing about the person. */
function keepToken() {
  const token = form.elements.token;
  if (history.state?.token) {
    token.value = history.state.token;
  } else {
    history.replaceState({ ...history.state, token: token.value }, "");
  }
}

/* Browsers do not know this form again (`_name_for_once` in booking/public/views.py), so that without this script
   nothing typed comes back after leaving. With it, what was typed is kept where browsers keep it, in the tab's own
   history, and goes with the page that leaving replaces. */
function keepTyped() {
  const typed = [...new FormData(form)].filter(([name]) => isForPeople(name));
  history.replaceState({ ...history.state, typed }, "");
}

function fillInAgain() {
  const typed = history.state?.typed;
  if (!typed) {
    return;
  }
  for (const field of form.elements) {
    if (!isForPeople(field.name)) {
      continue;
    }
    const values = typed.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = values.includes(field.value);
    } else {
      field.value = values[0] ?? "";
    }
  }
}

function isForPeople(name) {
  const field = form.elements[name];
  return Boolean(name) && field?.type !== "hidden" && field?.type !== "submit" && !field?.closest?.("[hidden]");
}

/* One word for as long as the tab is open; a browser that refuses even that is left alone. */
function remember() {
  try {
    sessionStorage.setItem(LEFT, "1");
  } catch {}
}

function forget() {
  try {
    sessionStorage.removeItem(LEFT);
  } catch {}
}

function hasLeft() {
  try {
    return sessionStorage.getItem(LEFT) !== null;
  } catch {
    return false;
  }
}
