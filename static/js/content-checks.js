// The editor's panel of checks: fetches what the server finds in the draft after each save, and leads to the places.

const panel = document.querySelector("[data-content-checks]");
const part = panel.querySelector("[data-content-checks-part]");
const status = panel.querySelector("[data-content-checks-status]");
const WAIT = 800;
// What is written in comes before the buttons around it.
const FOCUSABLE = ["[contenteditable=true]", "textarea:not([hidden])", "input:not([type=hidden])", "select", "button"];
let shown = "";
let waiting;
let asked;

function addressOf(page) {
    return panel.dataset.contentChecks.replace("/0/", `/${page}/`);
}

async function refresh() {
    const page = panel.dataset.page;
    if (!page) return;
    asked?.abort();
    asked = new AbortController();
    try {
        const answer = await fetch(`${addressOf(page)}?part=1`, { signal: asked.signal, redirect: "error" });
        if (!answer.ok) throw new Error(answer.status);
        show(await answer.text());
        status.textContent = "";
    } catch (error) {
        if (error.name !== "AbortError") status.textContent = status.dataset.failed;
    }
}

// Nothing is put in place of what has not changed, and whoever is on a link of the list stays on it.
function show(html) {
    if (html === shown) return;
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    const links = Array.from(part.querySelectorAll("a"));
    const number = links.indexOf(focused);
    part.innerHTML = shown = html;
    if (!focused) return;
    const after = Array.from(part.querySelectorAll("a"));
    const same = after.find(
        (link) =>
            link.dataset.contentChecksPlace === focused.dataset.contentChecksPlace &&
            link.dataset.contentChecksWords === focused.dataset.contentChecksWords,
    );
    (same ?? after[Math.min(number, after.length - 1)])?.focus();
}

function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, WAIT);
}

// The innermost part of the form that the path names; a path may know more of a block than the form shows.
function elementAt(path) {
    let found = null;
    for (const name of path.split(".")) {
        const next = (found ?? document).querySelector(`[data-contentpath="${CSS.escape(name)}"]`);
        if (!next) break;
        found = next;
    }
    return found ?? rowAt(...path.split("."));
}

// Rows of a panel have no path of their own: they are known by their id, a new one by its number.
function rowAt(panel, row, name) {
    const ids = Array.from(document.querySelectorAll(`input[name^="${CSS.escape(panel)}-"][name$="-id"]`));
    const id = ids.find((input) => input.value === row);
    const prefix = id ? id.name.replace(/-id$/, "") : `${panel}-${row}`;
    return document.querySelector(`[name="${CSS.escape(prefix)}-${CSS.escape(name ?? "")}"]`)?.closest("[data-contentpath]");
}

function open(element) {
    for (let outer = element; outer; outer = outer.parentElement) {
        if (outer.hidden && outer.matches("[data-panel] *, section, .w-panel__content")) {
            const toggle = outer.closest("[data-panel]")?.querySelector("[data-panel-toggle][aria-expanded=false]");
            toggle?.click();
        }
        if (outer.matches("[role=tabpanel]") && outer.hidden) {
            document.querySelector(`[role=tab][aria-controls="${outer.id}"], [role=tab][href="#${outer.id}"]`)?.click();
        }
    }
}

// The words themselves are marked where they can be, and what holds them is returned: in rich text, one paragraph.
function mark(target, words) {
    if (!words) return null;
    if ("setSelectionRange" in target) {
        const at = target.value.indexOf(words);
        if (at >= 0) target.setSelectionRange(at, at + words.length);
        return target;
    }
    const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        getSelection().setBaseAndExtent(node, at, node, at + words.length);
        return node.parentElement;
    }
    return null;
}

function go(link) {
    const element = elementAt(link.dataset.contentChecksPlace);
    if (!element) {
        status.textContent = status.dataset.gone;
        return;
    }
    open(element);
    const target = FOCUSABLE.map((kind) => element.querySelector(kind)).find(Boolean);
    uncover();
    target?.focus({ preventScroll: true });
    const marked = target && mark(target, link.dataset.contentChecksWords);
    // Panels that were folded take their room first; a slow scroll would be broken off by it.
    const show = () => (marked ?? target ?? element).scrollIntoView({ block: "center", behavior: "instant" });
    requestAnimationFrame(show);
    setTimeout(show, 250);
}

// On a phone the panel covers the text.
function uncover() {
    const side = panel.closest("[data-form-side]");
    if (side && side.getBoundingClientRect().width > innerWidth * 0.6) {
        side.querySelector("[data-form-side-close-button]").click();
    }
}

part.addEventListener("click", (event) => {
    const link = event.target.closest("[data-content-checks-place]");
    if (!link) return;
    event.preventDefault();
    go(link);
});

document.addEventListener("w-autosave:success", (event) => {
    const saved = event.detail.response ?? {};
    if (saved.pk) panel.dataset.page = saved.pk;
    soon();
});
refresh();
