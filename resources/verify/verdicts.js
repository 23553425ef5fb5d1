/* What is to be said of a code: asli, dicabut, tidak-dikenal or rusak, by the lists that stand in this page. */
const DAY_MS = 86400000;
const ID_BYTES = 16, REVOCATION_BYTES = 19; // certificate's id, day it was voided (2), place of its reason (1)

/** The lists as `app/exchange/verify_pages.py` writes them, made ready for looking up. Days count from 1970-01-01. */
function readLists(told) {
  const keys = told.keys.map(([publicKey, office, from, until, voucher]) => {
    const bytes = bytesOfBase64(publicKey);
    const id = hexOf(noble.sha256(bytes).subarray(0, 8));
    return { id, publicKey: bytes, office, from, until, voucher: told.vouchers[voucher] || null, revoked: [] };
  });
  for (const [places, asOf, packed] of told.revocations) {
    const entries = readRevocations(bytesOfBase64(packed), told.reasons);
    for (const place of places) keys[place].revoked.push({ asOf, entries });
  }
  return { ...told, keys: new Map(keys.map((key) => [key.id, key])) };
}

function readRevocations(bytes, reasons) {
  const entries = new Map();
  for (let at = 0; at < bytes.length; at += REVOCATION_BYTES) {
    const [high, low, reason] = bytes.subarray(at + ID_BYTES, at + REVOCATION_BYTES);
    entries.set(hexOf(bytes.subarray(at, at + ID_BYTES)), { day: high * 256 + low, reason: reasons[reason] || "" });
  }
  return entries;
}

/** The verdict on a text: {result, sentence, code, key, revocation, revokedAsOf}; the last four where they are known. */
async function verdictOf(text, lists) {
  const code = parseCode(trimBlanks(text), lists.packing);
  if (!code) return { result: "rusak", sentence: damageSentence(text) };
  const key = lists.keys.get(code.keyId);
  if (!key) {
    return { result: "tidak-dikenal", code, sentence: "Kunci kantor yang membuat kode ini tidak ada dalam daftar pada halaman ini." };
  }
  if (!(await signatureHolds(key.publicKey, code.signed, code.signature))) {
    return { result: "rusak", sentence: "Isi kode tidak cocok dengan kunci kantornya: kode ini diubah atau salah terbaca." };
  }
  const known = { code, key, checkCode: checkCodeOf(code.signature), revokedAsOf: newestDay(key.revoked) };
  const outside = validitySentence(code, key);
  if (outside) return { result: "tidak-dikenal", sentence: outside, ...known };
  const revocation = key.revoked.map((list) => list.entries.get(code.id)).find(Boolean);
  if (revocation) return { result: "dicabut", sentence: revokedSentence(revocation), revocation, ...known };
  return { result: "asli", sentence: `Kode ini dibuat oleh ${key.office} dan isinya tidak berubah.`, ...known };
}

function trimBlanks(text) {
  return text.replace(/^[^\S\ufeff]+|[^\S\ufeff]+$/g, "");
}

function damageSentence(text) {
  const plain = trimBlanks(text);
  if (plain.startsWith(CODE_PREFIX)) return "Kode tidak lengkap, diubah, atau salah terbaca.";
  if (plain.toUpperCase().startsWith(CODE_PREFIX)) {
    return "Huruf kode tidak seperti aslinya. Matikan Caps Lock bila memakai pemindai, lalu pindai lagi.";
  }
  return "Ini bukan kode keaslian sertifikat; kode keaslian diawali PSM1:.";
}

function validitySentence(code, key) {
  if (key.until !== null && code.lastDay !== null && code.lastDay > key.until) {
    return `Kunci ${key.office} hanya berlaku sampai ${dateWords(key.until)}; kegiatan ini sesudahnya.`;
  }
  if (key.from !== null && code.lastDay !== null && code.lastDay < key.from) {
    return `Kunci ${key.office} baru berlaku mulai ${dateWords(key.from)}; kegiatan ini sebelumnya.`;
  }
  return "";
}

function revokedSentence(revocation) {
  const reason = revocation.reason ? ` Alasan: ${revocation.reason}.` : "";
  return `Sertifikat ini sudah dicabut pada ${dateWords(revocation.day)}.${reason}`;
}

function newestDay(lists) {
  return lists.length ? Math.max(...lists.map((list) => list.asOf)) : null;
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
