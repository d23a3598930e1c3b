// How long a text is, as Wagtail counts it in the preview: of no words nothing is said, and no text takes 0 minutes.

const words = document.querySelector("[data-content-word-count]");
const minutes = document.querySelector("[data-content-reading-time]");
const readability = document.querySelector("[data-content-readability-score]");

function write(place, text) {
    if (place.textContent !== text) place.textContent = text;
}

function correct() {
    if (words.textContent === "0") {
        write(minutes, "–");
        write(readability, "–");
    } else if (minutes.textContent.startsWith("0 ")) {
        write(minutes, minutes.dataset.shortest);
    }
}

// Wagtail writes all three each time it has counted.
if (words && minutes && readability) {
    const observer = new MutationObserver(correct);
    for (const place of [minutes, readability]) observer.observe(place, { childList: true, characterData: true });
    correct();
}
