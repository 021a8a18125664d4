// Making elements: what all scripts of the site share.

/** An element with attributes, listeners (`onclick: …`) and children.
 *
 * `true` sets an empty attribute; `false`, `null` and `undefined` set none, and are no children.
 * Children are elements or texts; a text is only ever text, never markup. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return made;
}

/** A custom element whose `connected` is called once, with the element.
 *
 * Scripts are deferred, so its children are there by then. */
export function define(name, connected) {
  if (customElements.get(name)) return;
  customElements.define(name, class extends HTMLElement {
    connectedCallback() {
      if (this.dataset.ready) return;
      this.dataset.ready = "yes";
      connected(this);
    }
  });
}
