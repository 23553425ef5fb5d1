/* The page: ways in, the verdict in words, the lists it rests on. People's words go in as text only, never as HTML. */
const RESULTS = {
  "asli": { word: "Asli", icon: "icon-ok", state: "ok" },
  "dicabut": { word: "Dicabut", icon: "icon-revoked", state: "err" },
  "tidak-dikenal": { word: "Tidak dikenal", icon: "icon-unknown", state: "warn" },
  "rusak": { word: "Rusak", icon: "icon-damaged", state: "err" },
};
const CAPACITY_WORDS = {
  peserta: "Peserta", narasumber: "Narasumber", moderator: "Moderator", panitia: "Panitia", penghargaan: "Penerima penghargaan",
};
const lists = readLists(JSON.parse(document.getElementById("lists").textContent));
const field = document.getElementById("code");
const byTouch = matchMedia("(pointer: coarse)").matches;
let asked = 0; // only the newest question is answered
let checked = ""; // what the verdict on show is about

function element(name, words = "", className = "") {
  const made = document.createElement(name);
  made.textContent = words;
  if (className) made.className = className;
  return made;
}

function icon(name, className) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

function say(words, failed = false) {
  const status = document.getElementById("status");
  status.textContent = words;
  status.classList.toggle("err", failed);
}

/** Check what stands in the field and show the verdict. */
async function check() {
  const question = ++asked;
  const text = field.value;
  if (!trimBlanks(text)) {
    say("Isi kode dahulu, atau pilih gambar sertifikatnya.", true);
    field.focus();
    return;
  }
  say("");
  const verdict = await verdictOf(text, lists);
  if (question !== asked) return;
  checked = text;
  show(verdict);
  if (!byTouch) field.select(); // the next burst of a scanner takes the place of this code
}

function show(verdict) {
  const { word, icon: name, state } = RESULTS[verdict.result];
  const panel = document.getElementById("result");
  panel.className = `card result ${state}`;
  panel.dataset.result = verdict.result;
  const heading = element("p", "", "word");
  heading.append(icon(name, "icon large"), element("strong", word));
  const parts = [heading, element("p", verdict.sentence, "sentence")];
  if (verdict.code) parts.push(factsOf(verdict));
  if (verdict.result === "asli") {
    parts.push(element("p", "Cocokkan nama, nomor, dan kode periksa ini dengan yang tercetak pada kertas.", "note"));
  }
  if (verdict.warning) parts.push(element("p", verdict.warning, "note"));
  if (verdict.several) parts.push(element("p", severalSentence(verdict.several), "note"));
  if (!verdict.key && verdict.code) {
    parts.push(element("p", "Isi di atas belum terbukti: siapa pun dapat menulis kode seperti ini.", "note"));
  }
  if (verdict.key) parts.push(element("p", datesOf(verdict), "muted"));
  document.getElementById("verdict").replaceChildren(...parts);
  if (byTouch) field.blur(); // puts the keyboard away, which would hide the verdict
  panel.scrollIntoView({ block: byTouch ? "start" : "nearest" });
}

function severalSentence(count) {
  return `Di sini ada ${count} kode; yang diperiksa hanya yang pertama. Periksa yang lain satu per satu.`;
}

function factsOf({ code, key, checkCode }) {
  const rows = [
    ["Nama", code.name, "strong"],
    ["Nomor", code.number, "strong"],
    ["Kode periksa", checkCode, "mono"],
    ["Sebagai", CAPACITY_WORDS[code.capacity]],
    ["Kegiatan", code.title],
    ["Tanggal", code.firstDay === null ? "" : periodWords(code.firstDay, code.lastDay)],
    ["Jam pelajaran", code.lessonHours && `${code.lessonHours.replace(".", ",")} JP`],
    ["Kantor", key ? key.office : `kode wilayah ${code.region}`],
  ];
  const facts = element("dl", "", "facts");
  for (const [label, words, className] of rows.filter((row) => row[1])) {
    const row = element("div");
    row.append(element("dt", label), element("dd", words, className));
    facts.append(row);
  }
  return facts;
}

function datesOf({ key, revokedAsOf }) {
  const vouched = key.voucher
    ? `Kunci kantor dijamin ${key.voucher[0]}, daftar per ${dateWords(key.voucher[1])}. `
    : "Kunci kantor dijamin oleh penulis halaman ini. ";
  const revoked = revokedAsOf === null
    ? "Daftar pencabutan kantor ini tidak ada pada halaman ini."
    : `Daftar pencabutan per ${dateWords(revokedAsOf)}.`;
  return vouched + revoked;
}

/** Look for a code on a picture file and check it. */
async function takeFile(file) {
  const question = ++asked;
  if (file.type === "application/pdf" || /\.pdf$/i.test(file.name)) {
    say("PDF tidak dapat dibaca di sini. Buka PDF itu, lalu tangkap layar atau foto QR-nya, dan pilih gambarnya.", true);
    return;
  }
  say("Mencari QR pada gambar…");
  try {
    const words = await readPicture(file, () => question === asked);
    if (question !== asked) return;
    if (!words) {
      say("Tidak ada QR yang terbaca pada gambar ini. Ambil gambar lebih dekat, tegak, dan terang.", true);
      return;
    }
    field.value = words;
    await check();
  } catch {
    if (question === asked) say("Berkas ini bukan gambar yang dapat dibuka. Pilih berkas PNG, JPG, atau WEBP.", true);
  }
}

function imageIn(transfer) {
  return transfer ? [...transfer.files][0] : undefined;
}

function connectField() {
  document.getElementById("form").addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  field.addEventListener("keydown", (event) => {
    // A scanner may end with Tab; of a code that was checked already Tab leads on, so that nobody is caught here.
    const fresh = field.value.startsWith(CODE_PREFIX) && field.value !== checked;
    const scanned = event.key === "Tab" && !event.shiftKey && fresh;
    if (event.key === "Enter" || scanned) {
      event.preventDefault();
      check();
    }
  });
  // A scanner types wherever the focus is: its first sign brings the field back.
  document.addEventListener("keydown", (event) => {
    if (event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === field) return;
    field.focus();
    field.select();
  });
}

function connectPictures() {
  for (const id of ["file", "shoot"]) {
    document.getElementById(id).addEventListener("change", (event) => {
      const [file] = event.target.files;
      if (file) takeFile(file);
      event.target.value = "";
    });
  }
  document.getElementById("shoot-label").hidden = !byTouch;
  document.getElementById("drop").hidden = byTouch;
  document.addEventListener("paste", (event) => {
    const file = imageIn(event.clipboardData);
    if (file) {
      event.preventDefault();
      takeFile(file);
    } else if (event.target === field) {
      setTimeout(() => trimBlanks(field.value).startsWith(CODE_PREFIX) && check());
    }
  });
  const drop = document.body;
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("dragging");
    });
  }
  for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("dragging"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = imageIn(event.dataTransfer);
    if (file) return takeFile(file);
    const text = event.dataTransfer.getData("text");
    if (text) {
      field.value = text;
      check();
    }
  });
}

function showLists() {
  document.getElementById("practice").hidden = !lists.practice;
  document.getElementById("source").textContent = `Halaman ini ditulis oleh ${lists.office} pada ${lists.writtenAt}.`;
  const vouchers = lists.vouchers.map(([name, day]) => element("li", `Daftar kunci ${name} per ${dateWords(day)}`));
  document.getElementById("vouchers").replaceChildren(...vouchers);
  const offices = [...lists.keys.values()].flat().map((key) => key.office);
  const names = [...new Set(offices)].sort((one, other) => one.localeCompare(other, "id"));
  document.getElementById("office-count").textContent = String(names.length);
  document.getElementById("offices").replaceChildren(...names.map((name) => element("li", name)));
}

connectField();
connectPictures();
showLists();
document.getElementById("asleep").remove();
if (!byTouch) field.focus();
globalThis.verifikasi = { lists, verdictOf, readPicture, signatureHolds, equationHolds };
