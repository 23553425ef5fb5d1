/* Ed25519 by the browser where it knows it, else by noble-ed25519. Both answer alike: what the strict rules refuse never
   reaches either, and what remains is checked by the equation of RFC 8032 without cofactor, as OpenSSL does. */

/** Whether a signature over a message is that of a public key (bytes all). */
async function signatureHolds(publicKey, message, signature) {
  if (signature.length !== 64 || !keyIsSound(publicKey) || !scalarIsReduced(signature.subarray(32))) return false;
  const native = await nativeAnswer(publicKey, message, signature);
  return native === null ? equationHolds(publicKey, message, signature) : native;
}

/** What the browser says; null where it does not know Ed25519. */
async function nativeAnswer(publicKey, message, signature) {
  const subtle = globalThis.crypto && globalThis.crypto.subtle;
  if (!subtle) return null;
  try {
    const key = await subtle.importKey("raw", publicKey, { name: "Ed25519" }, false, ["verify"]);
    return await subtle.verify({ name: "Ed25519" }, key, signature, message);
  } catch {
    return null;
  }
}

/** Whether a key is the one encoding of a point of large order. */
function keyIsSound(publicKey) {
  try {
    const point = noble.Point.fromBytes(publicKey);
    return sameBytes(point.toBytes(), publicKey) && !point.isSmallOrder();
  } catch {
    return false;
  }
}

/** Whether S lies below the order of the group: S and S + L would else both hold. */
function scalarIsReduced(scalar) {
  return littleEndian(scalar) < noble.Point.CURVE().n;
}

/** [S]B - [k]A = R, byte by byte. */
function equationHolds(publicKey, message, signature) {
  const R = signature.subarray(0, 32);
  const hashed = noble.sha512(joinBytes([R, publicKey, message]));
  const k = noble.mod(littleEndian(hashed), noble.Point.CURVE().n);
  const left = noble.Point.BASE.multiply(littleEndian(signature.subarray(32)), false);
  const point = left.add(noble.Point.fromBytes(publicKey).negate().multiply(k, false));
  return sameBytes(point.toBytes(), R);
}

function littleEndian(bytes) {
  return bytes.reduceRight((sum, byte) => (sum << 8n) + BigInt(byte), 0n);
}

function joinBytes(parts) {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function sameBytes(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function hexOf(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOfHex(text) {
  return Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
}

function bytesOfBase64(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}
