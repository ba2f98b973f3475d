/** choose-buffer: paste buffers, with their text. */
import { fillTemplate, plain, type Rect } from '@ccmux/core';
import { bufferVariable } from '../copy-mode/buffer-formats.js';
import type { PasteBuffer } from '../copy-mode/buffers.js';
import type { Canvas } from './canvas.js';
import type { ChooserItem } from './chooser-model.js';
import type { ChooserList, ChooserOrder, ChooserSource, ListSourceParts, SourceKey } from './chooser-source.js';
import { expandWith, isTrueWith } from './expand-with.js';
import { hasWords, isFormat } from './filter.js';
import { usualShortcut } from './shortcuts.js';

const usual = '#{t/p:buffer_created}: #{buffer_sample}';
const names = ['buffer_created', 'buffer_name', 'buffer_sample', 'buffer_size'];
/** Of a buffer's text, for the preview and the filter. */
const lookedAt = 64 * 1024;

export class BufferSource implements ChooserSource {
  readonly mode = 'buffer-mode';
  readonly noun = 'buffer';
  readonly sorts = ['time', 'name', 'size'];
  readonly #parts: ListSourceParts;

  constructor(parts: ListSourceParts) {
    this.#parts = parts;
  }

  readonly keys: Readonly<Record<string, SourceKey>> = {
    p: this.#key('Paste the buffer', "paste-buffer -p -b '%%'", false),
    P: this.#key('Paste what is tagged', "paste-buffer -p -b '%%'", true),
    d: this.#key('Delete the buffer', "delete-buffer -b '%%'", false),
    D: this.#key('Delete what is tagged', "delete-buffer -b '%%'", true),
  };

  list(order: ChooserOrder, filter: string): ChooserList {
    const buffers = sorted(this.#parts.services.buffers.all, order);
    const chosen = buffers.filter((b) => this.#matches(b, filter.trim()));
    const matches = chosen.length > 0 || filter.trim() === '';
    return { items: (matches ? chosen : buffers).map((b) => this.#item(b)), matches };
  }

  shortcut(line: number, item: ChooserItem): string {
    const { keyFormat } = this.#parts;
    const buffer = this.#parts.services.buffers.get(item.id);
    return keyFormat === undefined ? usualShortcut(line) : this.#expand(keyFormat, buffer, { line: String(line) });
  }

  preview(canvas: Canvas, rect: Rect, item: ChooserItem): void {
    const data = this.#parts.services.buffers.get(item.id)?.data;
    const lines = data === undefined ? [] : textOf(data).split('\n').slice(0, rect.height);
    for (const [y, line] of lines.entries()) canvas.text(rect.x, rect.y + y, visible(line), plain, rect.x + rect.width);
  }

  shows(): boolean {
    return false;
  }

  commandFor(item: ChooserItem, template: string | undefined): string {
    return fillTemplate(template ?? "paste-buffer -p -b '%%'", [item.id]);
  }

  run(command: string): void {
    this.#parts.run(command);
  }

  #item(buffer: PasteBuffer): ChooserItem {
    const text = this.#expand(this.#parts.format ?? usual, buffer, {});
    return { id: buffer.name, name: buffer.name, text, children: [], expanded: false };
  }

  #matches(buffer: PasteBuffer, filter: string): boolean {
    if (filter === '') return true;
    if (isFormat(filter)) return isTrueWith(this.#parts.services, this.#parts.here, filter, variablesOf(buffer));
    return hasWords(`${buffer.name} ${textOf(buffer.data)}`, filter);
  }

  #expand(format: string, buffer: PasteBuffer | undefined, more: Readonly<Record<string, string>>): string {
    const { services, here } = this.#parts;
    return expandWith(services, here, format, { ...(buffer === undefined ? {} : variablesOf(buffer)), ...more });
  }

  #key(help: string, template: string, onTagged: boolean): SourceKey {
    const leaves = template.startsWith('paste');
    return {
      help,
      on: onTagged ? 'tagged' : 'current',
      leaves,
      run: (items) => {
        for (const item of items) this.run(this.commandFor(item, template));
      },
    };
  }
}

const variablesOf = (buffer: PasteBuffer): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, bufferVariable(buffer, name) ?? '']));

const textOf = (data: Uint8Array): string => new TextDecoder().decode(data.subarray(0, lookedAt));

/** Tabs and control characters as something that has a width. */
const visible = (line: string): string => line.replaceAll('\t', '    ').replace(/[\x00-\x1f\x7f-\x9f]/g, ' ');

/** `all` comes newest first. */
function sorted(all: readonly PasteBuffer[], { field, reversed }: ChooserOrder): PasteBuffer[] {
  const list =
    field === 'name'
      ? all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
      : field === 'size'
        ? all.toSorted((a, b) => a.data.length - b.data.length)
        : [...all];
  return reversed ? list.reverse() : list;
}
