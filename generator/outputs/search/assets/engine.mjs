// The search engine: an index and a query in, ranked answers out. Nothing here touches the page.

import { answer } from "./answers.mjs";
import { fill, open } from "./index.mjs";
import { addPages, addTerms, gathered } from "./shards.mjs";

export const opened = {};

/** Called by an index file. */
export const add = (source) => { opened[source.language] = open(source); };

globalThis.HandbookSearch = { add, addPages, addTerms, fill, gathered, open, opened, search: answer };
