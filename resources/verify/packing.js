/* Texts in few bits, as `app/domain/packed_text.py` packs them: canonical Huffman codes whose table depends on the sign
   before. The table is the one that the program packs with. */
const PACKED_END = 0, PACKED_OTHER = 1, PACKED_FIRST = 2, PACKED_NUMBER_BITS = 21;

/** The text of packed bytes; an exception where they are not exactly what packing it gives. */
function unpackText(bytes, packing) {
  const bits = { bytes, at: 0 };
  const signs = [...packing.signs];
  let text = "", group = 0;
  for (;;) {
    const index = nextIndex(bits, packing.lengths[group]);
    if (index === PACKED_END) break;
    text += index === PACKED_OTHER ? signBesides(bits, signs) : signs[index - PACKED_FIRST];
    group = Number(packing.groups[index]);
  }
  const left = bytes.length * 8 - bits.at;
  if (left > 7 || takeBits(bits, left) !== 0) throw new Error("the filling is not zero");
  return text;
}

function nextIndex(bits, row) {
  let code = 0, first = 0;
  for (let length = 1; length < 16; length++) {
    code = code * 2 + takeBits(bits, 1);
    first *= 2;
    const alike = indicesOf(row, length);
    if (code - first < alike.length) return alike[code - first];
    first += alike.length;
  }
  throw new Error("no such code");
}

/** The indices of a row whose codes have that many bits. */
function indicesOf(row, length) {
  const digit = length.toString(16);
  return [...row].flatMap((other, index) => (other === digit ? [index] : []));
}

/** A sign by its Unicode number; refused where the table holds it, or where it is half of one. */
function signBesides(bits, signs) {
  const number = takeBits(bits, PACKED_NUMBER_BITS);
  if (number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff)) throw new Error("no sign");
  const sign = String.fromCodePoint(number);
  if (signs.includes(sign)) throw new Error("not packed in the one way");
  return sign;
}

function takeBits(bits, count) {
  if (bits.at + count > bits.bytes.length * 8) throw new Error("the end is missing");
  let value = 0;
  for (; count > 0; count--, bits.at++) value = value * 2 + ((bits.bytes[bits.at >> 3] >> (7 - (bits.at & 7))) & 1);
  return value;
}
