// Receipts: lines by which somebody declares to have read a document. They are written and
// read as generator/outputs/practice/receipts.py does. Nothing here touches a page.

const MARK = "HBR1";
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LINE = /HBR1\|([^|\n]{1,80})\|([a-z0-9-]{1,80})\|([^|\n]{1,20})\|([0-9a-f]{12})\|(\d{4}-\d{2}-\d{2})\|([0-9A-Z]{7})(?![0-9A-Z])/gu;

/** The FNV-1a hash of a text. */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** Seven letters by which a line that was damaged on its way is known. No signature. */
export function checkOf(text) {
  const value = hash(text);
  return [30, 25, 20, 15, 10, 5, 0].map((shift) => LETTERS[(value >>> shift) & 31]).join("");
}

export function written({ name, document, version, digest, date }) {
  const said = [...name.replaceAll("|", " ").split(/\s+/).filter(Boolean).join(" ")].slice(0, 80).join("");
  const text = [MARK, said, document, version, digest, date].join("|");
  return `${text}|${checkOf(text)}`;
}

/** The receipts in a text, and the lines that once were receipts. */
export function read(text) {
  const found = [];
  const damaged = [];
  for (const line of text.replaceAll("｜", "|").split(/\r\n|[\n\r]/)) {
    const whole = [...line.matchAll(LINE)].filter((one) => checkOf(one[0].slice(0, one[0].lastIndexOf("|"))) === one[6]);
    found.push(...whole.map(([, name, document, version, digest, date]) => ({ name, document, version, digest, date })));
    if (whole.length < line.split(MARK).length - 1) damaged.push(line.trim().slice(0, 200));
  }
  return { found, damaged };
}
