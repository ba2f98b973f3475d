/** Dialogs as Claude draws them. */
import { expect, test } from 'vitest';
import { line, nbsp, textScreen } from '../testing/text-screen.js';
import { chosen, keysFor, readOptions } from './options.js';

const permission = `● I'll run a command.
${line()}
 Bash command

 1. this is no option
 touch x && echo "❯ 1. Yes"

 Do you want to proceed?
 ❯ 1. Yes
   2. Yes, and always allow access to /w/projs/bash_80x24
      from this project
   3. Yes, and switch to auto mode · auto mode handles these prompts for you
   4. No

 Esc to cancel · Tab to amend`;

const question = `● I need to ask you.
${line()}
 ☐ Colour

Which colour do you prefer?

❯ 1. Red
     A warm colour
  2. Blue
     The choice Blue
  3. Green
     The choice Green
  4. Type something.
${line()}
  5. Chat about this

Enter to select · ↑/↓ to navigate · Esc to cancel`;

const trust = `${line()}
 Accessing workspace:

 /w/projs/trust

 Security guide

 ❯ No, exit
   Yes, I trust this folder

 Enter to confirm · Esc to cancel`;

const plan = `   Claude has written up a plan and is ready to execute. Would you like to
   proceed?

   ❯ 1. Yes, and use auto mode
     2. Yes, manually approve edits
     3. Tell Claude what to change
        shift+tab to approve with this feedback`;

const options = (text: string) => readOptions(textScreen(text));
const texts = (text: string) => options(text).map((option) => option.text);
const choose = (text: string, word: string) => {
  const option = chosen(options(text), word);
  return option.ok ? option.value.text : option.error.split(';')[0];
};

test('options are read from the dialog alone', () => {
  expect(texts(permission)).toEqual([
    'Yes',
    'Yes, and always allow access to /w/projs/bash_80x24',
    'Yes, and switch to auto mode · auto mode handles these prompts for you',
    'No',
  ]);
  expect(texts(question)).toEqual(['Red', 'Blue', 'Green', 'Type something.', 'Chat about this']);
  expect(texts(trust)).toEqual(['No, exit', 'Yes, I trust this folder']);
  expect(texts(plan)).toEqual(['Yes, and use auto mode', 'Yes, manually approve edits', 'Tell Claude what to change']);
});

test('a prompt is no dialog', () => {
  expect(texts(`● - ❯ 1. Yes\n  2. No\n\n${line()}\n❯${nbsp}1. Yes\n${line()}\n  ? for shortcuts`)).toEqual([]);
});

test.each([
  [permission, 'allow', 'Yes'],
  [permission, '4', 'No'],
  [permission, 'no', 'No'],
  [permission, 'auto mode', 'Yes, and switch to auto mode · auto mode handles these prompts for you'],
  [permission, '7', 'there is no option 7'],
  [permission, 'Yes, and', 'more than one option says “Yes, and”'],
  [permission, 'purple', 'no option says “purple”'],
  [question, 'blue', 'Blue'],
  [question, 'allow', 'no option simply allows it'],
  [trust, 'allow', 'Yes, I trust this folder'],
  [plan, 'allow', 'Yes, manually approve edits'],
])('%#: %s is %s', (screen, word, expected) => {
  expect(choose(screen, word)).toBe(expected);
});

test('a numbered option is chosen by its number, another one by the way to it', () => {
  const [first, , , last] = options(permission);
  expect(keysFor(options(permission), first!)).toEqual(['1']);
  expect(keysFor(options(permission), last!)).toEqual(['4']);
  const plain = options(trust);
  expect(keysFor(plain, plain[1]!)).toEqual(['\x1b[B', '\r']);
  expect(keysFor(plain, plain[0]!)).toEqual(['\r']);
});
