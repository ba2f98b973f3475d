import { it } from 'vitest';
import { createXtermEmulator, restoreXtermEmulator } from '../../xterm/emulator.js';
import { decodeImage, encodeImage } from '../image.js';
const quiet = { onReply() {}, onTitle() {}, onBell() {}, onWorkingDirectory() {}, onClipboard() {}, onNotification() {} };
const log = (i: number) => `2026-11-20T12:${i % 60}:00.123Z \x1b[3${i % 8}minfo\x1b[0m server[${i}]: request ${i * 7} took ${i % 97} ms from 10.0.${i % 255}.1\r\n`;
const plainLog = (i: number) => `2026-11-20T12:${i % 60}:00.123Z info server[${i}]: request ${i * 7} took ${i % 97} ms from 10.0.${i % 255}.1\r\n`;
for (const [name, make, n, cols, rows] of [['plain', plainLog, 10000, 80, 24], ['coloured', log, 10000, 80, 24], ['coloured wide', log, 10000, 200, 50], ['1000', log, 1000, 80, 24]] as const)
  it(name, () => {
    const e = createXtermEmulator({ size: { cols, rows }, historyLimit: 10000, events: quiet, now: () => 0 });
    const enc = new TextEncoder();
    const bytes = enc.encode(Array.from({ length: n + 100 }, (_, i) => make(i)).join(''));
    for (let at = 0; at < bytes.length; ) at += e.write(bytes.subarray(at), 1000);
    const take: number[] = [], back: number[] = [], dec: number[]=[];
    let size = 0;
    for (let i = 0; i < 40; i++) {
      let t = performance.now();
      const image = e.save();
      take.push(performance.now() - t);
      size = image.length;
      t = performance.now();
      const s = decodeImage(image);
      dec.push(performance.now() - t);
      t = performance.now();
      const r = restoreXtermEmulator(image, { historyLimit: 10000, events: quiet, now: () => 0 });
      back.push(performance.now() - t);
      if (!r.ok) throw new Error('no');
      r.value.dispose();
    }
    const show = (a: number[]) => `first ${a[0]!.toFixed(1)} median ${a.sort((x, y) => x - y)[20]!.toFixed(2)} min ${a[0]!.toFixed(2)} max ${a.at(-1)!.toFixed(1)}`;
    console.log(name, size, 'take', show(take), '| decode', show(dec), '| restore', show(back));
  });
