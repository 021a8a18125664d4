// What every page runs.

import "./former.mjs";
import "./terms.mjs";
import "./frame.mjs";
import "./desk.mjs";
