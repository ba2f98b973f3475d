/**
 * What programs print, in the kinds that cost a terminal differently. Owns the recipes and the files made from them;
 * a recipe makes one block, which is repeated until the file has its size.
 */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, type Random } from './random.js';

interface Shape {
  readonly columns: number;
  readonly rows: number;
  readonly random: Random;
  readonly words: readonly string[];
}

type Recipe = (shape: Shape) => string;

const csi = '\x1b[';
const letters = 'abcdefghijklmnopqrstuvwxyz';

const repeat = (times: number, make: (index: number) => string): string =>
  Array.from({ length: times }, (_, index) => make(index)).join('');

const makeWords = (random: Random): string[] =>
  Array.from({ length: 400 }, () => repeat(random.between(2, 9), () => random.pick([...letters])));

const text = ({ random, words }: Shape, length: number): string => {
  let line = '';
  while (line.length < length) line += `${random.pick(words)} `;
  return line.slice(0, length);
};

/** Whole pictures, cell by cell from the top left corner. */
const pictures = (
  { columns, rows }: Shape,
  count: number,
  cell: (picture: number, row: number, column: number) => string,
): string =>
  repeat(count, (picture) => `${csi}H${repeat(rows * columns, (at) => cell(picture, Math.floor(at / columns), at % columns))}`);

const ascii: Recipe = (shape) => repeat(8000, () => `${text(shape, shape.random.between(20, 120))}\n`);

const light: Recipe = (shape) => pictures(shape, 26, (picture) => letters[picture]!);

const log: Recipe = (shape) =>
  repeat(8000, () => {
    const { random, words } = shape;
    const level = `${csi}3${random.between(1, 6)}m${random.pick(['info', 'warn', 'error'])}${csi}0m`;
    return `${csi}2m12:34:56.789${csi}0m ${level} ${csi}1m${random.pick(words)}${csi}0m ${text(shape, random.between(20, 80))}\n`;
  });

/** An editor that scrolls: a region without the first and last row, a new coloured row, a position in the corner. */
const region: Recipe = (shape) =>
  repeat(3000, () => {
    const { random, rows, columns, words } = shape;
    const last = `${csi}${rows - 1};1H`;
    const row = `${csi}33m${random.pick(words)}${csi}0m ${csi}34m${text(shape, 50)}${csi}0m${csi}K`;
    return `${csi}2;${rows - 1}r${last}\n${last}${row}${csi}1;${rows}r${csi}${rows};${columns - 10}H${random.between(0, 9999)}`;
  });

const cursor: Recipe = ({ random, rows, columns }) =>
  repeat(100_000, (index) => `${csi}${random.between(1, rows)};${random.between(1, columns)}H${letters[index % 26]!}`);

const altrandom: Recipe = ({ random, rows, columns }) =>
  repeat(78_000, (index) => {
    const style = `${csi}${random.pick([0, 1, 3, 4, 7])};${random.between(30, 37)}m`;
    return `${csi}${random.between(1, rows)};${random.between(1, columns - 3)}H${style}${letters[index % 26]!.repeat(3)}`;
  });

const dense: Recipe = (shape) =>
  pictures(shape, 26, (picture, row, column) => {
    const colour = ((row + column + picture) % 156) + 17;
    return `${csi}38;5;${colour};48;5;${colour + 40};1;3;4m${letters[picture]!.toUpperCase()}`;
  });

const truecolor: Recipe = (shape) =>
  pictures(shape, 10, (picture, row, column) => {
    const front = `${(row * 9 + picture) % 256};${(column * 3) % 256};${picture * 20}`;
    const back = `${(column * 2) % 256};${(row * 7) % 256};${(picture * 11) % 256}`;
    return `${csi}38;2;${front};48;2;${back}m▀`;
  });

/** A coding agent at work: the last rows are erased and drawn anew, now and then a line of transcript goes above them. */
const agent: Recipe = (shape) =>
  repeat(2000, (tick) => {
    const inner = shape.columns - 2;
    const frame = `${csi}38;2;136;136;136m`;
    const erase = `${`${csi}2K${csi}1A`.repeat(6)}${csi}2K${csi}G`;
    const transcript = tick % 4 === 0 ? `${csi}38;2;255;255;255m●${csi}39m ${text(shape, inner - 8)}\r\n` : '';
    const spinner = `${csi}38;2;215;119;87m${'·✢✳✶✻✽'[tick % 6]!} Thinking…${csi}39m ${csi}38;2;153;153;153m(${tick}s · esc to interrupt)${csi}39m\r\n`;
    const top = `${frame}╭${'─'.repeat(inner)}╮${csi}39m\r\n`;
    const input = `${frame}│${csi}39m > ${csi}7m ${csi}27m${' '.repeat(inner - 4)}${frame}│${csi}39m\r\n`;
    const bottom = `${frame}╰${'─'.repeat(inner)}╯${csi}39m\r\n`;
    const hint = `  ${csi}38;2;153;153;153m? for shortcuts${csi}39m\r\n\r\n`;
    return `${csi}?2026h${erase}${transcript}${spinner}${top}${input}${bottom}${hint}${csi}?2026l`;
  });

const codePoints = (random: Random, count: number, from: number, to: number): string[] =>
  Array.from({ length: count }, () => String.fromCodePoint(random.between(from, to)));

const unicode: Recipe = ({ random }) => {
  const clusters = ['e\u0301', 'a\u0308', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', '\u2764\ufe0f'];
  const pool = [
    ...codePoints(random, 300, 0x4e00, 0x9fff),
    ...codePoints(random, 300, 0xc0, 0x24f),
    ...codePoints(random, 100, 0x2500, 0x25ff),
    ...codePoints(random, 60, 0x1f600, 0x1f64f),
    ...Array.from({ length: 5 }, () => clusters).flat(),
  ];
  return repeat(6000, () => `${repeat(random.between(10, 60), () => random.pick(pool))}\n`);
};

const yes: Recipe = () => 'y\n'.repeat(200_000);

const recipes = { ascii, light, log, region, cursor, altrandom, dense, truecolor, agent, unicode, yes };

export type WorkloadName = keyof typeof recipes;

export const isWorkload = (name: string): name is WorkloadName => Object.hasOwn(recipes, name);

// SAFETY: the keys of a literal object without extra members are its declared keys.
export const workloadNames = Object.keys(recipes) as readonly WorkloadName[];

export interface Workload {
  readonly name: WorkloadName;
  readonly file: string;
  readonly bytes: number;
}

/** The file of a workload, made when `directory` does not have it yet. Whole blocks only: about `megabytes` long. */
export const prepareWorkload = (
  directory: string,
  name: WorkloadName,
  megabytes: number,
  columns: number,
  rows: number,
): Workload => {
  const random = createRandom(1);
  const body = Buffer.from(recipes[name]({ columns, rows, random, words: makeWords(random) }));
  const block = name === 'altrandom' ? Buffer.concat([Buffer.from(`${csi}?1049h`), body]) : body;
  const times = Math.max(1, Math.floor((megabytes * 2 ** 20) / block.length));
  const file = join(directory, `${name}-${megabytes}-${columns}x${rows}`);
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true });
    const descriptor = openSync(`${file}.part`, 'w');
    for (let index = 0; index < times; index += 1) writeSync(descriptor, block);
    closeSync(descriptor);
    renameSync(`${file}.part`, file);
  }
  return { name, file, bytes: times * block.length };
};
