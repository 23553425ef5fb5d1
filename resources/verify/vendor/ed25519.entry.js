import { Point, etc, getPublicKey, hashes, sign } from "@noble/ed25519";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
hashes.sha512 = sha512;
export { Point, getPublicKey, sha256, sha512, sign };
export const mod = etc.mod;
