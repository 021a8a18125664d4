// The switch of colours: as the system has them, light, dark. It runs where it stands in the header
// (`header.py`), so that nothing is shown in other colours first.

import { store, stored } from "./store.mjs";

const inputs = [...document.querySelectorAll(".hb-palette input")];
const system = matchMedia("(prefers-color-scheme: dark)");
let chosen = stored("palette");

function paint() {
  const input = inputs[chosen];
  const dark = input.value === "auto" ? system.matches : input.value === "dark";
  input.checked = true;
  // Only the way to the next one is shown.
  for (const one of inputs) one.nextElementSibling.hidden = one !== input;
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";
}

inputs.forEach((input, number) => {
  input.addEventListener("change", () => {
    chosen = number;
    paint();
    store("palette", number);
  });
});
system.addEventListener("change", paint);
paint();
