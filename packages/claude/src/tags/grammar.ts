/**
 * From the characters of one complete tag to what it asks for. Owns which elements, attributes and values there are; whatever
 * else stands in a tag makes all of it invalid, with a reason that its author can act on.
 */
import { err, ok, type Result } from '@ccmux/core';
import { type Element, plainText, readChildren, readElement } from './markup.js';
import { type ControlTag, type InputTag, maxTimeout, maxVariables, type SpawnTag, type Tag } from './tag.js';

/** The elements that are tags by themselves; the scanner looks for these. */
export const tagNames = ['spawn', 'input', 'control'] as const;
export type TagName = (typeof tagNames)[number];

const paneName = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
const variableName = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

type Attributes = ReadonlyMap<string, string>;

function onlyKnown(attributes: Attributes, known: readonly string[]): Result<null, string> {
  for (const name of attributes.keys())
    if (!known.includes(name)) return err(`the attribute ${name} is not known; there are: ${known.join(', ')}`);
  return ok(null);
}

function oneOf<T extends string>(attributes: Attributes, name: string, values: readonly T[]): Result<T | undefined, string> {
  const value = attributes.get(name);
  if (value === undefined) return ok(undefined);
  const found = values.find((one) => one === value);
  return found === undefined ? err(`${name} has to be ${values.join(' or ')}`) : ok(found);
}

function paneAttribute(attributes: Attributes, name: string): Result<string | undefined, string> {
  const value = attributes.get(name);
  if (value === undefined || paneName.test(value)) return ok(value);
  return err(`${name} has to be a name of letters, digits, "-", "_" and "." (at most 64)`);
}

function seconds(attributes: Attributes, name: string): Result<number | undefined, string> {
  const value = attributes.get(name);
  if (value === undefined) return ok(undefined);
  const number = /^[0-9]{1,7}$/.test(value) ? Number(value) : 0;
  return number >= 1 && number <= maxTimeout ? ok(number) : err(`${name} has to be a number of seconds from 1 to ${maxTimeout}`);
}

/** The text of a child element that has no attributes and no children. */
function textOf(element: Element): Result<string, string> {
  if (element.attributes.size > 0) return err(`<${element.name}> takes no attributes`);
  const text = plainText(element.content ?? '');
  if (!text.ok) return err(`<${element.name}>: ${text.error}`);
  return text.value.trim() === '' ? err(`<${element.name}> is empty`) : ok(text.value.trim());
}

interface SpawnChildren {
  readonly command: string;
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string>>;
}

function addVariable(env: Map<string, string>, text: string): Result<null, string> {
  const at = text.indexOf('=');
  const name = at < 0 ? text : text.slice(0, at);
  if (at < 0 || !variableName.test(name)) return err('<env> has to be NAME=value');
  if (env.has(name)) return err(`the variable ${name} is there twice`);
  if (env.size >= maxVariables) return err(`more than ${maxVariables} variables`);
  env.set(name, text.slice(at + 1));
  return ok(null);
}

function spawnChildren(content: string): Result<SpawnChildren, string> {
  const children = readChildren(content);
  if (!children.ok) return children;
  const single = new Map<string, string>();
  const env = new Map<string, string>();
  for (const child of children.value) {
    if (child.name !== 'command' && child.name !== 'cwd' && child.name !== 'env')
      return err(`<${child.name}> is not known in <ccmux:spawn>; there are: command, cwd, env`);
    const text = textOf(child);
    if (!text.ok) return text;
    if (child.name === 'env') {
      const added = addVariable(env, text.value);
      if (!added.ok) return added;
    } else if (single.has(child.name)) return err(`<${child.name}> is there twice`);
    else single.set(child.name, text.value);
  }
  const command = single.get('command');
  const cwd = single.get('cwd');
  if (command === undefined) return err('<command> is missing');
  return ok({ command, ...(cwd !== undefined && { cwd }), env: Object.fromEntries(env) });
}

function spawnTag({ attributes, content }: Element): Result<SpawnTag, string> {
  const known = onlyKnown(attributes, ['layout', 'focus', 'pane-id', 'parent', 'timeout', 'restart']);
  if (!known.ok) return known;
  const layout = oneOf(attributes, 'layout', ['vertical', 'horizontal', 'window'] as const);
  if (!layout.ok) return layout;
  const focus = oneOf(attributes, 'focus', ['new', 'current'] as const);
  if (!focus.ok) return focus;
  const restart = oneOf(attributes, 'restart', ['never', 'on-crash'] as const);
  if (!restart.ok) return restart;
  const paneId = paneAttribute(attributes, 'pane-id');
  if (!paneId.ok) return paneId;
  const parent = paneAttribute(attributes, 'parent');
  if (!parent.ok) return parent;
  const timeout = seconds(attributes, 'timeout');
  if (!timeout.ok) return timeout;
  const children = spawnChildren(content ?? '');
  if (!children.ok) return children;
  return ok({
    kind: 'spawn',
    ...children.value,
    ...(layout.value !== undefined && { layout: layout.value }),
    ...(focus.value !== undefined && { focus: focus.value }),
    ...(paneId.value !== undefined && { paneId: paneId.value }),
    ...(parent.value !== undefined && { parent: parent.value }),
    ...(timeout.value !== undefined && { timeout: timeout.value }),
    ...(restart.value !== undefined && { restart: restart.value }),
  });
}

function inputTag({ attributes, content }: Element): Result<InputTag, string> {
  const known = onlyKnown(attributes, ['to']);
  if (!known.ok) return known;
  const to = paneAttribute(attributes, 'to');
  if (!to.ok) return to;
  if (to.value === undefined) return err('the attribute to is missing');
  const text = plainText(content ?? '');
  if (!text.ok) return text;
  return text.value.trim() === '' ? err('there is no text') : ok({ kind: 'input', to: to.value, text: text.value });
}

function controlTag({ attributes, content }: Element): Result<ControlTag, string> {
  const known = onlyKnown(attributes, ['pane', 'action']);
  if (!known.ok) return known;
  if ((content ?? '').trim() !== '') return err('it takes no content');
  const pane = paneAttribute(attributes, 'pane');
  if (!pane.ok) return pane;
  if (pane.value === undefined) return err('the attribute pane is missing');
  const action = oneOf(attributes, 'action', ['close', 'interrupt', 'focus', 'restart'] as const);
  if (!action.ok) return action;
  if (action.value === undefined) return err('the attribute action is missing');
  return ok({ kind: 'control', pane: pane.value, action: action.value });
}

/** A complete tag, from its `<` to its last `>`; errors say what is wrong with it, without naming the tag. */
export function parseTag(text: string): Result<Tag, string> {
  const read = readElement(text, 0);
  if (!read.ok) return read;
  const { element, end } = read.value;
  if (end !== text.length) return err('it goes on behind its end');
  switch (element.name) {
    case 'ccmux:spawn':
      return spawnTag(element);
    case 'ccmux:input':
      return inputTag(element);
    case 'ccmux:control':
      return controlTag(element);
    default:
      return err(`there is no element ${element.name}; there are: ${tagNames.map((name) => `ccmux:${name}`).join(', ')}`);
  }
}
