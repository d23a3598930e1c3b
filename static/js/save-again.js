// Saves once more what was typed while a draft was being saved. Wagtail takes the form, as it is when the answer comes,
// for what was saved: words typed just before would show as saved and be lost with the tab.

// What belongs to the request, not to the text; comments are kept by a store of their own.
const NOT_WRITTEN = /^(csrfmiddlewaretoken|loaded_revision_.*|overwrite_revision_id|next|comments-.*)$/;
let sent;
let savedAgain;

function written(data, updates = {}) {
    const fields = Array.from(data).filter(([name]) => !NOT_WRITTEN.test(name));
    return JSON.stringify(fields.map(([name, value]) => [name, updates[name] ?? value.name ?? value]));
}

document.addEventListener("w-autosave:save", (event) => {
    sent = event.detail.formData;
});
document.addEventListener("w-autosave:success", (event) => {
    if (!sent) return;
    const saved = written(sent, event.detail.response.field_updates);
    const now = written(new FormData(event.target));
    const isKept = now === saved || now === savedAgain;
    // What never comes to be equal is saved once more only; words that come back later are new.
    savedAgain = now === saved ? undefined : now;
    if (isKept) return;
    event.target.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, detail: { type: "edits" } }));
});
