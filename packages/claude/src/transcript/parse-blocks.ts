/** The content of a message to blocks: a text, or a list of what the Messages API knows. Keeps the place of what it does not know. */
import { asList, asObject, asText, type JsonObject } from '../json.js';
import type { Block } from './record.js';

export function parseBlocks(content: unknown): Block[] {
  if (typeof content === 'string') return [{ kind: 'text', text: content }];
  return (asList(content) ?? []).flatMap((item) => {
    if (typeof item === 'string') return [{ kind: 'text' as const, text: item }];
    const block = asObject(item);
    return block === undefined ? [] : [parseBlock(block)];
  });
}

function parseBlock(block: JsonObject): Block {
  const type = asText(block['type']) ?? '';
  const text = asText(block['text']);
  if (type === 'text' && text !== undefined) return { kind: 'text', text };
  if (type === 'thinking') return { kind: 'thinking', text: asText(block['thinking']) ?? '' };
  if (type === 'tool_use') {
    return { kind: 'tool-call', id: asText(block['id']) ?? '', name: asText(block['name']) ?? '', input: block['input'] };
  }
  if (type === 'tool_result') {
    const id = asText(block['tool_use_id']) ?? '';
    return { kind: 'tool-result', id, text: resultText(block['content']), isError: block['is_error'] === true };
  }
  return { kind: 'other', type };
}

/** Pictures and the like by their type, so that a result is never silently empty. */
function resultText(content: unknown): string {
  return parseBlocks(content)
    .map((block) => (block.kind === 'text' ? block.text : `[${block.kind === 'other' ? block.type : block.kind}]`))
    .join('\n');
}
