// Ticks and scores of what has another id now: `was` in the content says which.

import { carryOver } from "./store.mjs";

const { hbFormer } = document.body.dataset;
if (hbFormer) for (const [old, now] of Object.entries(JSON.parse(hbFormer))) carryOver(old, now);
