/* A picture to the words of the QR code on it: the whole first, then larger and smaller, then part by part, because a
   code on a photo of a whole page is small. */
const MOST_PIXELS = 4.2e6;
const SMALLEST_SIDE = 60;

/** The words of the first code on a picture file; "" where none is found. Raises where the file is no picture. */
async function readPicture(file, progress = () => {}) {
  const picture = await openPicture(file);
  try {
    const native = await nativeDetection(picture);
    if (native) return native;
    for (const attempt of attemptsFor(picture.width, picture.height)) {
      progress();
      await new Promise((resolve) => setTimeout(resolve));
      const words = decodePart(picture, attempt);
      if (words) return words;
    }
    return "";
  } finally {
    if (picture.close) picture.close();
  }
}

/** The picture, turned as its camera says. */
async function openPicture(file) {
  if (globalThis.createImageBitmap) {
    try {
      return await createImageBitmap(file, { imageOrientation: "from-image" });
    } catch {
      // Older browsers know no such option, or read SVG only as an element.
    }
  }
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** What the browser's own reader finds, where it has one. */
async function nativeDetection(picture) {
  try {
    if (!globalThis.BarcodeDetector) return "";
    const found = await new BarcodeDetector({ formats: ["qr_code"] }).detect(picture);
    const ours = found.find((code) => code.rawValue.startsWith(CODE_PREFIX)) || found[0];
    return ours ? ours.rawValue : "";
  } catch {
    return "";
  }
}

/** Parts {x, y, width, height, scale} of a picture in the order in which to try them. */
function attemptsFor(width, height) {
  const attempts = [];
  const add = (x, y, w, h, scale) => {
    const bounded = Math.min(scale, Math.sqrt(MOST_PIXELS / (w * h)));
    const known = attempts.some((a) => a.x === x && a.y === y && a.width === w && Math.abs(a.scale - bounded) < 0.05);
    if (!known) attempts.push({ x, y, width: w, height: h, scale: bounded });
  };
  for (const scale of [1, 0.5, 1.5, 0.33]) add(0, 0, width, height, scale);
  for (const share of [0.5, 0.34]) {
    const w = Math.round(width * share), h = Math.round(height * share);
    for (const scale of [1, 2]) {
      for (let y = 0; y <= height - h; y += Math.max(1, Math.floor(h / 2))) {
        for (let x = 0; x <= width - w; x += Math.max(1, Math.floor(w / 2))) add(x, y, w, h, scale);
      }
    }
  }
  return attempts;
}

function decodePart(picture, { x, y, width, height, scale }) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(SMALLEST_SIDE, Math.round(width * scale));
  canvas.height = Math.max(SMALLEST_SIDE, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.fillStyle = "white"; // what is transparent is paper
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  try {
    return qr.decode(context.getImageData(0, 0, canvas.width, canvas.height));
  } catch {
    return ""; // the reader raises where it finds no code
  }
}
