/* What is to be said of a code: asli, dicabut, tidak-dikenal or rusak, by the lists that stand in this page. */
const DAY_MS = 86400000;
const MARK_BYTES = 10, REVOCATION_BYTES = 13; // mark of its id, day it was voided (2), its reason (1)

/** The lists as `app/exchange/verify_pages.py` writes them, made ready for looking up: keys by their id (a key may stand
    several times), revocations by region. Days count from 1970-01-01. */
function readLists(told) {
  const keys = new Map();
  for (const [publicKey, office, region, from, until, voucher, kept] of told.keys) {
    const bytes = bytesOfBase64(publicKey);
    const id = hexOf(noble.sha256(bytes).subarray(0, 8));
    const key = {
      publicKey: bytes, office, region, from, until, voucher: told.vouchers[voucher] || null,
      kept: readMarks(bytesOfBase64(kept)),
    };
    keys.set(id, [...(keys.get(id) || []), key]);
  }
  const revocations = told.revocations.map(([region, asOf, packed, replacements]) => ({
    region, asOf, entries: readRevocations(bytesOfBase64(packed), told.reasons, replacements),
  }));
  return { ...told, keys, revocations };
}

/** What stands in a list for an id or a signature: the beginning of its SHA-256. */
function markOf(bytes) {
  return hexOf(noble.sha256(bytes).subarray(0, MARK_BYTES));
}

function readMarks(bytes) {
  const marks = new Set();
  for (let at = 0; at < bytes.length; at += MARK_BYTES) marks.add(hexOf(bytes.subarray(at, at + MARK_BYTES)));
  return marks;
}

function readRevocations(bytes, reasons, replacements) {
  const entries = new Map();
  for (let place = 0, at = 0; at < bytes.length; place++, at += REVOCATION_BYTES) {
    const [high, low, reason] = bytes.subarray(at + MARK_BYTES, at + REVOCATION_BYTES);
    const entry = { day: high * 256 + low || null, reason: reasons[reason], replacedBy: replacements[place] || "" };
    entries.set(hexOf(bytes.subarray(at, at + MARK_BYTES)), entry);
  }
  return entries;
}

/** The verdict on a text: {result, sentence, code, key, checkCode, revokedAsOf, warning}; all but the first two where
    they are known. A key is there only where it made the code. Of several codes in a text the first is judged; `several`
    tells how many there are. */
async function verdictOf(text, lists) {
  const found = codesIn(text, lists.packing);
  if (!found.length) return { result: "rusak", sentence: damageSentence(text) };
  const verdict = await verdictOn(found[0], lists);
  return found.length > 1 ? { ...verdict, several: found.length } : verdict;
}

async function verdictOn(code, lists) {
  const known = lists.keys.get(code.keyId) || [];
  if (!known.length) {
    const sentence = "Kunci kantor yang membuat kode ini tidak ada dalam daftar pada halaman ini.";
    return { result: "tidak-dikenal", sentence, code };
  }
  const signers = [];
  for (const key of known) {
    if (await signatureHolds(key.publicKey, code.signed, code.signature)) signers.push(key);
  }
  if (!signers.length) {
    return { result: "rusak", sentence: "Isi kode tidak cocok dengan kunci kantornya: kode ini diubah atau salah terbaca." };
  }
  return standingOf(code, signers.find((key) => !refusalOf(code, key)) || signers[0], lists);
}

/** Of a code that a key made: whether the key counts for it, and whether it still holds. */
function standingOf(code, key, lists) {
  const own = lists.revocations.filter((list) => list.region === key.region);
  const told = {
    code, key, checkCode: checkCodeOf(code.signature), warning: warningOf(code, key),
    revokedAsOf: own.length ? Math.max(...own.map((list) => list.asOf)) : null,
  };
  const refusal = refusalOf(code, key);
  if (refusal) return { result: "tidak-dikenal", sentence: refusal, ...told };
  const mark = markOf(bytesOfHex(code.id));
  const revocation = own.map((list) => list.entries.get(mark)).find(Boolean);
  if (revocation) return { result: "dicabut", sentence: revokedSentence(revocation), ...told };
  return { result: "asli", sentence: `Kode ini dibuat oleh ${key.office} dan isinya tidak berubah.`, ...told };
}

/** Why a key does not count for a code; "" where it does. */
function refusalOf(code, key) {
  if (key.kept.has(markOf(code.signature))) return ""; // issued before the office retired the key
  if (key.until !== null && (code.lastDay === null || code.lastDay > key.until)) {
    return `Kunci ${key.office} hanya berlaku sampai ${dateWords(key.until)}, sertifikat ini sesudahnya.`;
  }
  if (key.from !== null && code.lastDay !== null && code.lastDay < key.from) {
    return `Kunci ${key.office} baru berlaku sejak ${dateWords(key.from)}, sertifikat ini sebelumnya.`;
  }
  return "";
}

function warningOf(code, key) {
  if (!key.region || code.region === key.region) return "";
  return `Kode menyebut wilayah ${code.region}, kuncinya milik ${key.office} (${key.region}).`;
}

function revokedSentence({ day, reason, replacedBy }) {
  const when = day ? ` pada ${dateWords(day)}` : "";
  const after = replacedBy ? ` Penggantinya nomor ${replacedBy}.` : "";
  return `Sertifikat ini pernah terbit, tetapi dicabut${when}: ${reason}.${after}`;
}

function damageSentence(text) {
  const plain = trimBlanks(text);
  if (plain.startsWith(CODE_PREFIX) && /\n/.test(plain)) return "Kode harus ditempel sebagai satu baris.";
  if (plain.startsWith(CODE_PREFIX)) return "Kode tidak lengkap, diubah, atau salah terbaca.";
  if (plain.toUpperCase().startsWith(CODE_PREFIX)) {
    return "Huruf kode tidak seperti aslinya. Matikan Caps Lock bila memakai pemindai, lalu pindai lagi.";
  }
  return "Ini bukan kode keaslian sertifikat; kode keaslian diawali PSM1:.";
}

function trimBlanks(text) {
  return text.replace(/^[^\S\ufeff]+|[^\S\ufeff]+$/g, "");
}

const MONTHS = [
  "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
  "Desember",
];

/** "12 September 2018", of a day since 1970-01-01. */
function dateWords(day) {
  const date = new Date(day * DAY_MS);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "12–14 September 2018", as short as both days allow. */
function periodWords(first, last) {
  if (first === last) return dateWords(first);
  const [one, other] = [dateWords(first).split(" "), dateWords(last).split(" ")];
  if (one[2] !== other[2]) return `${one.join(" ")} – ${other.join(" ")}`;
  if (one[1] !== other[1]) return `${one[0]} ${one[1]} – ${other.join(" ")}`;
  return `${one[0]}–${other.join(" ")}`;
}
