// What every page runs.

import "./terms.mjs";
import "./frame.mjs";
import "./desk.mjs";
import "./offline.mjs";
