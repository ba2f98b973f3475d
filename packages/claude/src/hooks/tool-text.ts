/** What a tool is about to do, in a few words, from its input: a command, a file, a question. Pure. */
import { asList, asObject, asText } from '../json.js';

/** Longest description, in characters. */
const maxAbout = 200;

/** `Bash: make test`, or the name alone. */
export function toolText(name: string, input: unknown): string {
  const about = aboutInput(input);
  return about === '' ? name : `${name}: ${about}`;
}

/** One line; '' when the input says nothing that is known. */
export function aboutInput(input: unknown): string {
  const fields = asObject(input) ?? {};
  const [question] = asList(fields['questions']) ?? [];
  const about =
    asText(fields['command']) ??
    asText(fields['file_path']) ??
    asText(fields['url']) ??
    asText(asObject(question)?.['question']) ??
    asText(fields['description']) ??
    asText(fields['plan']) ??
    '';
  return about.replace(/\s+/g, ' ').trim().slice(0, maxAbout);
}
