/* Base45 (RFC 9285), strictly: only what encoding would give is decoded. */
const BASE45_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** The bytes of a base45 text, or null where it is none. */
function decodeBase45(text) {
  if (text.length % 3 === 1) return null;
  const bytes = [];
  for (let at = 0; at < text.length; at += 3) {
    const values = [...text.slice(at, at + 3)].map((sign) => BASE45_SIGNS.indexOf(sign));
    if (values.includes(-1)) return null;
    const number = values[0] + values[1] * 45 + (values.length === 3 ? values[2] * 2025 : 0);
    if (number > (values.length === 3 ? 0xffff : 0xff)) return null;
    if (values.length === 3) bytes.push(number >> 8);
    bytes.push(number & 0xff);
  }
  return Uint8Array.from(bytes);
}
