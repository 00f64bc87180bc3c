/** Width and height in pixels, as the file says. */
export type PictureKind = { mediaType: string; width: number; height: number };

/**
 * What kind of picture a file is, by its first bytes and never by its name. Null for anything but PNG,
 * JPEG, GIF and WebP, and where no size can be read. SVG is none of them: it is a document, which can
 * run scripts and call other hosts.
 */
export function readPicture(bytes: Uint8Array): PictureKind | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  for (const { mediaType, isIn, sizeOf } of kinds) {
    if (!isIn(head)) continue;
    const [width = 0, height = 0] = sizeOf(view) ?? [];
    return isSide(width) && isSide(height) ? { mediaType, width, height } : null;
  }
  return null;
}

/** A PNG may say more, which no browser draws. */
const SIDE_PIXELS_MAX = 65_535;

function isSide(pixels: number): boolean {
  return pixels > 0 && pixels <= SIDE_PIXELS_MAX;
}

type Size = readonly [width: number, height: number];

type Kind = {
  mediaType: string;
  /** By its first 16 bytes, as characters. */
  isIn: (head: string) => boolean;
  sizeOf: (view: DataView) => Size | null;
};

const kinds: Kind[] = [
  {
    mediaType: 'image/png',
    isIn: (head) => head.startsWith('\x89PNG\r\n\x1a\n') && head.endsWith('IHDR'),
    sizeOf: pngSize,
  },
  { mediaType: 'image/jpeg', isIn: (head) => head.startsWith('\xff\xd8\xff'), sizeOf: jpegSize },
  { mediaType: 'image/gif', isIn: (head) => /^GIF8[79]a/.test(head), sizeOf: gifSize },
  {
    mediaType: 'image/webp',
    isIn: (head) => head.startsWith('RIFF') && /WEBPVP8[ LX]$/.test(head),
    sizeOf: webpSize,
  },
];

function pngSize(view: DataView): Size | null {
  return view.byteLength < 24 ? null : [view.getUint32(16), view.getUint32(20)];
}

function gifSize(view: DataView): Size | null {
  return view.byteLength < 10 ? null : [view.getUint16(6, true), view.getUint16(8, true)];
}

/** Lossless, lossy or extended, each with its own header; RFC 9649, 2.5 to 2.7. */
function webpSize(view: DataView): Size | null {
  const letter = String.fromCharCode(view.getUint8(15));
  if (letter === 'L') {
    if (view.byteLength < 25) return null;
    const bits = view.getUint32(21, true);
    return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1];
  }
  if (view.byteLength < 30) return null;
  if (letter === ' ') return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  return [(view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1];
}

/** Segments, each with its length, up to the one that begins a frame; ITU T.81, B.2.2. */
function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    // Any number of these may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Between the frames' markers stand those of tables, which are none. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
