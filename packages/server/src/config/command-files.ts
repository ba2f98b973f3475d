/**
 * The files of commands that the server has run at its start: what they said, to tell when that has changed. They are not
 * run again: a command that has been run cannot be taken back.
 */
import { readConfigText } from '@ccmux/config/files';

export class CommandFiles {
  readonly #texts = new Map<string, string>();

  get files(): readonly string[] {
    return [...this.#texts.keys()];
  }

  /** It has been run as it is now. */
  async add(file: string): Promise<void> {
    this.#texts.set(file, (await textOf(file)) ?? '');
  }

  /** Those that say something else since they were last asked about. One that is gone or cannot be read says nothing else. */
  async changed(): Promise<readonly string[]> {
    const changed: string[] = [];
    for (const [file, before] of this.#texts) {
      const now = await textOf(file);
      if (now === undefined || now === before) continue;
      this.#texts.set(file, now);
      changed.push(file);
    }
    return changed;
  }
}

async function textOf(file: string): Promise<string | undefined> {
  const text = await readConfigText(file);
  return text.ok ? text.value : undefined;
}
