// Dragging with a mouse, a pen or a finger. Whoever has none of them uses the keys.

/** Lets a handle drag something about: `move(x, y)` while it goes, `drop(x, y)` at its end; with
 * no place to drop it (the system took the pointer away) `drop()`. */
export function dragged(handle, { start, move, drop }) {
  handle.addEventListener("pointerdown", (event) => {
    if (event.button || handle.closest("fieldset")?.classList.contains("hb-quiz__field--done")) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    start?.(event.clientX, event.clientY);
    const moved = (now) => move(now.clientX, now.clientY);
    const ended = (now) => {
      for (const [name, listener] of listeners) handle.removeEventListener(name, listener);
      if (now.type === "pointerup") drop(now.clientX, now.clientY);
      else drop();
    };
    const listeners = [["pointermove", moved], ["pointerup", ended], ["pointercancel", ended]];
    for (const [name, listener] of listeners) handle.addEventListener(name, listener);
  });
}

/** The one of the elements that a point lies in, by its height alone: a list is one column. */
export function at(elements, y) {
  return [...elements].find((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return y >= top && y <= bottom;
  });
}
