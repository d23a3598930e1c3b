// What is pasted into the rich text editor is cleaned (paste-cleaner.js), and one sentence below the editor says what
// was kept and what was left out; practice/editing/rich_text.py has the words and the limit.
(() => {
  const ONE_ADDRESS = /^(https?:|mailto:)\S+$/i;

  /** Put the blocks where the cursor is, in one step that can be undone. */
  function insert(editorState, { blocks, entities }) {
    const { Modifier, EditorState } = DraftJS;
    const selection = editorState.getSelection();
    let content = editorState.getCurrentContent();
    const isInEmpty = selection.isCollapsed() && !content.getBlockForKey(selection.getStartKey()).getText();
    // A single block is merged into the one with the cursor, and would lose what it is.
    if (blocks.length === 1 && isInEmpty) content = Modifier.setBlockType(content, selection, blocks[0].type);
    const fragment = DraftJS.convertFromRaw({ blocks, entityMap: entities }).getBlockMap();
    content = Modifier.replaceWithFragment(content, selection, fragment);
    return EditorState.push(editorState, content, "insert-fragment");
  }

  function say(sentence) {
    const wrapper = document.activeElement.closest("[data-draftail-editor-wrapper]");
    if (!wrapper) return;
    let notice = wrapper.parentNode.querySelector(":scope > .paste-notice");
    if (!notice) {
      notice = document.createElement("p");
      notice.className = "paste-notice";
      notice.setAttribute("role", "status");
      wrapper.after(notice);
    }
    // A region is read aloud when it changes after it is there.
    window.setTimeout(() => { notice.textContent = sentence; }, 100);
  }

  function account(found, sentences) {
    const parts = Object.keys(sentences).filter((what) => found[what]);
    const words = parts.map((what) => sentences[what][found[what] === 1 ? 0 : 1].replace("{count}", found[what])).join(", ");
    return words && `${words[0].toUpperCase()}${words.slice(1)}.`;
  }

  function onPaste(text, html, editorState, { setEditorState }, { blocks, limit, tooLong, sentences }) {
    const isCopiedHere = html && html.includes("data-draftjs-conductor-fragment");
    const isOneWord = !html && text.length <= limit && !/\s/.test(text.trim());
    if (isCopiedHere || isOneWord || ONE_ADDRESS.test(text.trim())) return "not-handled";
    const cleaner = new PasteCleaner(blocks);
    if (html) {
      cleaner.walk(new DOMParser().parseFromString(html, "text/html").body, { depth: -1 });
      cleaner.finish();
    } else if (text.length <= limit) {
      cleaner.readLines(text);
    }
    const length = html ? cleaner.blocks.reduce((sum, block) => sum + block.text.length, 0) : text.length;
    if (length > limit) {
      const written = (number) => number.toLocaleString(document.documentElement.lang);
      say(tooLong.replace("{count}", written(length)).replace("{limit}", written(limit)));
      return "handled";
    }
    if (cleaner.blocks.length === 1) cleaner.keepEdges(text);
    if (cleaner.blocks.length) setEditorState(insert(editorState, cleaner));
    say(account(cleaner.found, sentences));
    return "handled";
  }

  window.draftail.registerPlugin({ type: "CLEAN_PASTE", onPaste }, "entityTypes");
})();
