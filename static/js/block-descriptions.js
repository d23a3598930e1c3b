// One line about each block below its name, in the list that “Insert a block” opens; Wagtail tells it in a preview only.

const source = document.getElementById("block-descriptions");
const descriptions = source ? JSON.parse(source.textContent) : {};

function describe() {
    for (const name of document.querySelectorAll(".w-combobox__option-text:not([data-description])")) {
        // Another list of the editor has options of its own, which stay as they are.
        const line = descriptions[name.textContent.trim()] ?? "";
        name.dataset.description = line;
        if (line) name.closest("[role=option]")?.setAttribute("aria-description", line);
    }
}

new MutationObserver(describe).observe(document.body, { childList: true, subtree: true });
