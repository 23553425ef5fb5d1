export { default as decode } from "qr/decode.js";
