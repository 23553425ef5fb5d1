/* CBOR (RFC 8949), the deterministic subset that a code is made of: whole numbers, byte and text strings, lists, maps and
   tags, each in its one shortest form, the keys of a map rising. Anything else is refused by an exception. */

/** The one value that these bytes hold. A map becomes a Map, a tag {tag, value}. */
function decodeCbor(bytes) {
  const reader = { bytes, at: 0 };
  const value = readCbor(reader, 0);
  if (reader.at !== bytes.length) throw new Error("bytes behind the value");
  return value;
}

function readCbor(reader, depth) {
  if (depth > 8) throw new Error("too deep");
  const [major, size] = readCborHead(reader);
  switch (major) {
    case 0: return size;
    case 1: return -1 - size;
    case 2: return takeBytes(reader, size);
    case 3: return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(takeBytes(reader, size));
    case 4: return readCborList(reader, size, depth);
    case 5: return readCborMap(reader, size, depth);
    case 6: return { tag: size, value: readCbor(reader, depth + 1) };
    default: throw new Error("neither fractions nor simple values");
  }
}

/** Major type and size of the next value; a size that would fit into fewer bytes is refused. */
function readCborHead(reader) {
  const [first] = takeBytes(reader, 1);
  const short = first & 31;
  if (short < 24) return [first >> 5, short];
  if (short > 26) throw new Error("indefinite or larger than any code needs");
  const size = takeBytes(reader, 1 << (short - 24)).reduce((sum, byte) => sum * 256 + byte, 0);
  if (size < { 24: 24, 25: 0x100, 26: 0x10000 }[short]) throw new Error("not the shortest form");
  return [first >> 5, size];
}

function readCborList(reader, size, depth) {
  const values = [];
  for (let count = 0; count < size; count++) values.push(readCbor(reader, depth + 1));
  return values;
}

function readCborMap(reader, size, depth) {
  const map = new Map();
  let before = "";
  for (let count = 0; count < size; count++) {
    const start = reader.at;
    const key = readCbor(reader, depth + 1);
    const encoded = String.fromCharCode(...reader.bytes.subarray(start, reader.at));
    if (count && encoded <= before) throw new Error("keys out of order");
    before = encoded;
    map.set(key, readCbor(reader, depth + 1));
  }
  return map;
}

function takeBytes(reader, size) {
  const end = reader.at + size;
  if (end > reader.bytes.length) throw new Error("cut off");
  const part = reader.bytes.subarray(reader.at, end);
  reader.at = end;
  return part;
}
