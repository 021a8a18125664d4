
// Ticks stay in this browser. Where it keeps nothing (a page opened from disk in a strict
// browser), they last until the page is closed.
const file = document.body.dataset.file;
const key = `handbook:import:${file}`;
let ticked = new Set();
try {
  ticked = new Set(JSON.parse(localStorage.getItem(key) ?? "[]"));
} catch {
  // Nothing kept, or nothing that can be read: begin anew.
}

function show(box) {
  box.closest("tr")?.classList.toggle("ticked", box.checked);
}

for (const box of document.querySelectorAll("[data-tick]")) {
  box.checked = ticked.has(box.dataset.tick);
  show(box);
  box.addEventListener("change", () => {
    if (box.checked) ticked.add(box.dataset.tick);
    else ticked.delete(box.dataset.tick);
    show(box);
    try {
      localStorage.setItem(key, JSON.stringify([...ticked]));
    } catch {
      // Full or forbidden: the tick still shows.
    }
  });
}

const filters = { "open-only": "hide-ticked", "doubtful-only": "hide-sure" };
for (const box of document.querySelectorAll("[data-filter]")) {
  box.addEventListener("change", () => {
    document.querySelector("table").classList.toggle(filters[box.dataset.filter], box.checked);
  });
}
