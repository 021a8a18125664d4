/** Filters of the matrix, and a mark at reviews that are overdue on the day of reading. */

class Matrix extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.filter());
  }

  /** Hide the columns and rows that were not asked for, and rows in which nothing is left. */
  filter() {
    const { department, role, topic } = this.form.elements;
    const words = topic.value.trim().toLowerCase();
    for (const head of this.querySelectorAll("[data-role]")) {
      const of = head.dataset;
      const hidden =
        (department.value !== "" && of.department !== department.value) ||
        (role.value !== "" && of.role !== role.value);
      for (const row of head.closest("table").rows) row.cells[head.cellIndex].hidden = hidden;
    }
    const some = department.value !== "" || role.value !== "";
    for (const row of this.querySelectorAll("tbody tr")) {
      const empty = ![...row.querySelectorAll("td")].some((cell) => !cell.hidden && cell.textContent.trim());
      row.hidden = !row.dataset.topic.toLowerCase().includes(words) || (some && empty);
    }
  }
}

class Due extends HTMLElement {
  connectedCallback() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    if (this.getAttribute("day") < today && !this.querySelector("strong")) {
      const mark = document.createElement("strong");
      mark.textContent = ` ${this.getAttribute("late")}`;
      this.append(mark);
    }
  }
}

for (const [name, element] of [["hb-matrix", Matrix], ["hb-due", Due]]) {
  if (!customElements.get(name)) customElements.define(name, element);
}
