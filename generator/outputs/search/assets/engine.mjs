// The search engine: an index and a query in, ranked answers out. Nothing here touches the page.

import { answer } from "./answers.mjs";
import { fill, open } from "./index.mjs";
import { add, begin, gathered, opened } from "./shards.mjs";

globalThis.HandbookSearch = { add, begin, fill, gathered, open, opened, search: answer };
