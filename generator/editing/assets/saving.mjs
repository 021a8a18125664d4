// Saving: what changes is shown before anything is written, and nothing of others is overwritten.

import { element } from "../../outputs/site/assets/dom.mjs";
import { call } from "./calls.mjs";
import { askToRebase, settle } from "./dialogs.mjs";
import { button, dialog, filled } from "./parts.mjs";
import { askForSave } from "./review.mjs";

/** The saves of an editor: `app` holds the edits. */
export class Saving {
  #isBusy = false;

  constructor(app) {
    this.app = app;
  }

  /** Show what changes; then all of it is written, or nothing. True if nothing is left to save. */
  async save() {
    const { app } = this;
    if (this.#isBusy || document.querySelector("dialog[open]")) return false;
    this.#isBusy = true;
    app.toast.hidden = true;
    try {
      await app.look();
      const changes = await call("changes", app.work());
      if (changes.stale.length) await this.rebase(changes.stale);
      else if (!changes.files.length) {
        app.say(app.words.all_saved, { seen: true });
        return true;
      } else if (await askForSave(app, changes)) return await this.#write();
    } catch (error) {
      app.warn(`${app.words.lost_connection} (${error.message})`);
    } finally {
      this.#isBusy = false;
    }
    return false;
  }

  async #write() {
    const { app } = this;
    const said = await call("save", app.work());
    if (said.stale.length) {
      await this.rebase(said.stale);
      return false;
    }
    if (!said.saved.length) {
      await app.look();
      return false;
    }
    app.history.reset();
    app.bases = {};
    await app.look();
    app.say(filled(app.words.saved, said.saved.length), {
      seen: true, action: button(app.words.undo_save, () => this.#undo(), { "data-key": "undo-save" }),
    });
    return true;
  }

  async #undo() {
    const { app } = this;
    const w = app.words;
    const isLast = !app.history.canUndo; // nothing was edited since, that it could be made again below
    const answer = await dialog(w.undo_save, [element("p", {}, w.undo_save_lead), element("p", {}, isLast ? w.undo_save_again : w.undo_save_final)],
      [{ label: w.cancel, value: "", primary: true }, { label: w.undo_save_now, value: "go" }]);
    if (answer !== "go") return;
    const { undone, edits } = await call("undo");
    if (isLast && undone.length) app.history.offer(edits);
    app.bases = {};
    await app.look();
    const names = [...new Set(undone)].join(w.comma);
    app.say(undone.length ? filled(isLast ? w.save_undone : w.save_undone_final, names) : w.nothing_undone, { seen: true });
  }

  /** Make the edits again on files that others changed; nothing is dropped without asking. */
  async rebase(stale = null) {
    const { app } = this;
    const shown = stale ?? (await call("changes", app.work())).stale;
    if (!await askToRebase(app, shown)) return;
    const said = await call("rebase", app.work());
    const edits = await settle(app, said);
    if (!edits) return;
    app.history.reset(edits);
    app.bases = said.bases;
    await app.look({ anew: true });
  }
}
