/*
 * Draws the icons from icon.svg (node assets/icons/make-icons.mjs <chromium>): PNGs for Linux and the page, one ICO and one
 * ICNS. Both containers take PNGs as they are. Run by hand after the drawing has changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const folder = dirname(fileURLToPath(import.meta.url));
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: process.argv[2] ?? chromium.executablePath() });
const page = await browser.newPage();

async function png(size) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

const pngs = new Map();
for (const size of [16, 32, 48, 64, 128, 256, 512]) pngs.set(size, await png(size));
await browser.close();

for (const size of [32, 256, 512]) writeFileSync(join(folder, `icon-${size}.png`), pngs.get(size));

const icoSizes = [16, 32, 48, 64, 256];
const head = Buffer.alloc(6 + 16 * icoSizes.length);
head.writeUInt16LE(1, 2);
head.writeUInt16LE(icoSizes.length, 4);
let at = head.length;
icoSizes.forEach((size, i) => {
  const entry = 6 + 16 * i;
  head.writeUInt8(size % 256, entry);
  head.writeUInt8(size % 256, entry + 1);
  head.writeUInt16LE(1, entry + 4);
  head.writeUInt16LE(32, entry + 6);
  head.writeUInt32LE(pngs.get(size).length, entry + 8);
  head.writeUInt32LE(at, entry + 12);
  at += pngs.get(size).length;
});
writeFileSync(join(folder, 'icon.ico'), Buffer.concat([head, ...icoSizes.map((size) => pngs.get(size))]));

const parts = [['icp4', 16], ['icp5', 32], ['ic07', 128], ['ic08', 256], ['ic09', 512]].map(([type, size]) => {
  const part = Buffer.alloc(8);
  part.write(type, 'latin1');
  part.writeUInt32BE(pngs.get(size).length + 8, 4);
  return Buffer.concat([part, pngs.get(size)]);
});
const icns = Buffer.alloc(8);
icns.write('icns', 'latin1');
icns.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
writeFileSync(join(folder, 'icon.icns'), Buffer.concat([icns, ...parts]));
