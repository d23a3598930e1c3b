// The original beside the editor goes along: its passage comes level with the block at the top of the editor's text.
const original = document.querySelector("[data-beside]");
const text = original?.querySelector(".beside__text");
const HEADER = 80;

function topBlock() {
  const blocks = document.querySelectorAll("[data-streamfield-child] [data-contentpath], [data-streamfield-child][data-contentpath]");
  return [...blocks].find((block) => block.getBoundingClientRect().bottom > HEADER && passageOf(block));
}

function passageOf(block) {
  return text.querySelector(`[data-beside-block="${CSS.escape(block.dataset.contentpath)}"]`);
}

function follow() {
  const block = topBlock();
  if (!block || text.contains(document.activeElement)) return;
  const passage = passageOf(block);
  // As far into the passage as the editor is into its block.
  const box = block.getBoundingClientRect();
  const share = Math.min(Math.max((HEADER - box.top) / box.height, 0), 1);
  text.scrollTop = passage.offsetTop - text.offsetTop + share * passage.offsetHeight;
}

if (text) {
  let waiting = false;
  const main = document.querySelector("#main") ?? document;
  document.addEventListener(
    "scroll",
    (event) => {
      if (waiting || event.target === text) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        follow();
      });
    },
    { capture: true, passive: true },
  );
}
