/* A kode keaslian: "PSM1:" and in base45 a COSE_Sign1 (RFC 9052) whose payload tells of one certificate. Read strictly:
   what is not written in the one way in which the program writes it is no code. */
const CODE_PREFIX = "PSM1:";
const LONGEST_CODE = 300;
const CHECK_SIGNS = "34679ACDEFGHJKMNPQRTWXY";

/** What a code says, with the bytes that were signed; null where it is none or damaged. */
function parseCode(text, packing) {
  if (!text.startsWith(CODE_PREFIX) || text.length > LONGEST_CODE) return null;
  const bytes = decodeBase45(text.slice(CODE_PREFIX.length));
  if (!bytes) return null;
  try {
    const { protectedHeader, payload, signature } = openEnvelope(bytes);
    return {
      keyId: hexOf(keyIdOf(protectedHeader)),
      signature,
      signed: signedBytes(protectedHeader, payload),
      ...certificateOf(decodeCbor(payload), packing),
    };
  } catch {
    return null;
  }
}

/** The codes in what somebody pasted, in their order: words, quotation marks or an address around a code are taken away
    as `app/domain/pasted_codes.py` does it, nothing within it is mended. */
function codesIn(text, packing) {
  const found = [];
  for (const place of placesIn(unescaped(text))) {
    let reading = place.slice(0, LONGEST_CODE + 1);
    let code = parseCode(reading, packing);
    while (!code && reading.includes(" ")) {
      reading = reading.slice(0, reading.lastIndexOf(" ")).trimEnd();
      code = parseCode(reading, packing);
    }
    if (code) found.push(code);
  }
  return found;
}

/** From each beginning of a code as far as its signs go, each once. */
function placesIn(text) {
  const places = new Set();
  for (let at = text.indexOf(CODE_PREFIX); at >= 0; at = text.indexOf(CODE_PREFIX, at + 1)) {
    if (at && /[0-9A-Za-z]/.test(text[at - 1])) continue;
    places.add(/^[0-9A-Z $%*+\-./:]*/.exec(text.slice(at))[0].trimEnd());
  }
  return places;
}

function unescaped(text) {
  if (!/PSM1%3A/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that begins no escape
  }
}

function openEnvelope(bytes) {
  const outer = decodeCbor(bytes);
  must(outer.tag === 18 && Array.isArray(outer.value) && outer.value.length === 4);
  const [protectedHeader, unprotected, payload, signature] = outer.value;
  must([protectedHeader, payload, signature].every((part) => part instanceof Uint8Array));
  must(unprotected instanceof Map && unprotected.size === 0 && signature.length === 64);
  return { protectedHeader, payload, signature };
}

function keyIdOf(protectedHeader) {
  const header = decodeCbor(protectedHeader);
  must(header instanceof Map && [...header.keys()].join() === "1,4" && header.get(1) === -8);
  const keyId = header.get(4);
  must(keyId instanceof Uint8Array && keyId.length === 8);
  return keyId;
}

/** The Sig_structure of RFC 9052 without anything from outside. */
function signedBytes(protectedHeader, payload) {
  const context = new TextEncoder().encode("Signature1");
  return joinBytes([
    [0x84, 0x60 + context.length], context,
    byteStringHead(protectedHeader.length), protectedHeader,
    [0x40],
    byteStringHead(payload.length), payload,
  ]);
}

function byteStringHead(length) {
  if (length < 24) return [0x40 + length];
  return length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255];
}

const NEEDED_KEYS = [1, 2, 3, 8, 9];
const CAPACITIES = ["peserta", "narasumber", "moderator", "panitia", "penghargaan"];
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The facts of a payload, each held to what `app/exchange/authenticity/certificate_code.py` writes. Days count from
    1970-01-01 and are null where none are told. */
function certificateOf(map, packing) {
  must(map instanceof Map && [...map.keys()].every((key) => Number.isInteger(key) && key >= 1 && key <= 9));
  must(NEEDED_KEYS.every((key) => map.has(key)) && map.has(5) === map.has(6));
  const id = map.get(1);
  must(id instanceof Uint8Array && id.length === 16);
  const firstDay = map.has(5) ? wholeNumber(map.get(5), 0, 99999) : null;
  return {
    id: hexOf(id),
    number: seenText(map.get(2), packing),
    name: seenText(map.get(3), packing),
    title: map.has(4) ? seenText(map.get(4), packing) : "",
    firstDay,
    lastDay: firstDay === null ? null : firstDay + wholeNumber(map.get(6), 1, 9999) - 1,
    lessonHours: map.has(7) ? hoursText(map.get(7)) : "",
    region: regionOf(wholeNumber(map.get(8), 11, 9999)),
    capacity: CAPACITIES[wholeNumber(map.get(9), 1, CAPACITIES.length) - 1],
  };
}

function seenText(value, packing) {
  const text = value instanceof Uint8Array ? unpackText(value, packing) : value;
  must(typeof text === "string" && text !== "" && text.normalize("NFC").trim() === text && !UNSEEN.test(text));
  return text;
}

function wholeNumber(value, least, most) {
  must(Number.isInteger(value) && value >= least && value <= most);
  return value;
}

/** Lesson hours in decimal digits, "16" or "7.5": parts of an hour travel as text. */
function hoursText(value) {
  if (typeof value !== "string") return String(wholeNumber(value, 1, 9999));
  must(/^(0|[1-9][0-9]{0,3})\.[0-9]*[1-9]$/.test(value) && Number(value) > 0 && Number(value) <= 9999);
  return value;
}

/** 14 is the province "14", 1408 the regency "14.08". */
function regionOf(number) {
  must(number >= 1100 || number <= 99);
  return number >= 1100 ? `${Math.floor(number / 100)}.${String(number % 100).padStart(2, "0")}` : String(number);
}

/** Six signs that only the maker of the signature could know; they stand on the paper under the QR. */
function checkCodeOf(signature) {
  let number = hashNumber(signature);
  let signs = "";
  for (let count = 0; count < 6; count++) {
    signs += CHECK_SIGNS[Number(number % 23n)];
    number /= 23n;
  }
  return signs;
}

function hashNumber(bytes) {
  return noble.sha256(bytes).reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n);
}

function must(holds) {
  if (!holds) throw new Error("not a code");
  return true;
}
