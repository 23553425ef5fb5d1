/* A picture to the words of the QR code on it: the whole first, then larger and smaller, then part by part, because a
   code on a photo of a whole page is small. */
const MOST_PIXELS = 4.2e6;
const SMALLEST_SIDE = 60;
const MOST_CODES = 20; // that are looked for on one picture
const LONGEST_MS = 12000; // of a search that finds nothing
const LONGEST_FOR_BETTER_MS = 2000; // of one that found a code of somebody else

/** The words of the kode keaslian on a picture file, each on a line where there are several, else of another code on it;
    "" where none is found. `goesOn` is asked before each attempt whether it is still wanted. Raises where the file is no
    picture. */
async function readPicture(file, goesOn = () => true) {
  const picture = await openPicture(file);
  const started = performance.now();
  let other = "";
  try {
    const native = await nativeDetection(picture);
    if (native.startsWith(CODE_PREFIX)) return native;
    other = native;
    for (const attempt of attemptsFor(picture.width, picture.height)) {
      await new Promise((resolve) => setTimeout(resolve)); // lets the page draw and take keys
      if (!goesOn() || performance.now() - started > (other ? LONGEST_FOR_BETTER_MS : LONGEST_MS)) return other;
      const words = decodePart(picture, attempt);
      if (words.startsWith(CODE_PREFIX)) return words;
      other = other || words;
    }
    return other;
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
    return oursOf(found.map((code) => code.rawValue));
  } catch {
    return "";
  }
}

/** The kode keaslian among the words of codes, a line each; else the first of the others. */
function oursOf(words) {
  const ours = new Set(words.filter((one) => one.startsWith(CODE_PREFIX)));
  return ours.size ? [...ours].join("\n") : words[0] || "";
}

/** Parts {x, y, width, height, scale} of a picture in the order in which to try them. */
function attemptsFor(width, height) {
  const part = (x, y, w, h, scale) => ({
    x, y, width: w, height: h, scale: Math.min(scale, Math.sqrt(MOST_PIXELS / (w * h))),
  });
  const attempts = [1, 0.5, 0.33].map((scale) => part(0, 0, width, height, scale));
  for (const [share, scale] of [[0.5, 1], [0.5, 2], [0.34, 2]]) {
    const w = Math.ceil(width * share), h = Math.ceil(height * share);
    for (const y of startsOf(height, h)) {
      for (const x of startsOf(width, w)) attempts.push(part(x, y, w, h, scale));
    }
  }
  return attempts;
}

/** Where overlapping parts of a length begin, so that a code cut by one lies whole in another. */
function startsOf(whole, length) {
  const count = Math.ceil((whole - length) / (length / 2)) + 1;
  return Array.from({ length: count }, (_, at) => Math.round(((whole - length) * at) / Math.max(1, count - 1)));
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
  return oursOf(codesOn(context, canvas));
}

/** The words of all codes on a canvas: the reader finds one at a time, which is then painted over. */
function codesOn(context, { width, height }) {
  const found = [];
  while (found.length < MOST_CODES) {
    let box = null;
    try {
      const told = { pointsOnDetect: (points) => (box = points.boundingBox) };
      found.push(qr.decode(context.getImageData(0, 0, width, height), told));
    } catch {
      break; // the reader raises where it finds no code
    }
    if (!box) break;
    context.fillRect(box.x, box.y, box.width, box.height);
  }
  return found;
}
