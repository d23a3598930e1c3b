// The number on the button of the checks: Wagtail's, seen in the preview, and ours, read in the text, together.

const seen = document.querySelector("[data-side-panel=checks] [data-content-checker-count]");
const part = document.querySelector("[data-content-checks-part]");
const badge = document.querySelector("[data-side-panel-toggle=checks] [data-side-panel-toggle-counter]");

function count() {
    const read = part.querySelector("[data-content-checks-count]")?.dataset.contentChecksCount ?? 0;
    const all = Number(seen.textContent) + Number(read);
    badge.textContent = all;
    badge.hidden = all === 0;
}

// Wagtail writes its own number there each time it has looked.
if (seen && part && badge) {
    const observer = new MutationObserver(count);
    for (const source of [seen, part]) observer.observe(source, { childList: true, characterData: true, subtree: true });
    count();
}
