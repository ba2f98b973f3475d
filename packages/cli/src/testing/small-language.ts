/** A command language of a few words, for tests. */
import type { LanguageReference } from '@ccmux/core';

export const smallLanguage: LanguageReference = {
  commands: [
    {
      name: 'bind-key',
      alias: 'bind',
      usage: '[-n] [-T key-table] key [command [arguments]]',
      summary: 'Bind a key.',
      flags: [
        { flag: 'n', help: 'in the table root' },
        { flag: 'T', value: 'key-table', help: 'the table' },
      ],
      words: ['key', 'command', 'arguments'],
    },
    { name: 'kill-server', usage: '', summary: 'End everything.', flags: [], words: [] },
    {
      name: 'refresh-client',
      usage: '[-f flags]',
      summary: 'Draw a client again.',
      flags: [{ flag: 'f', value: 'flags', help: 'how it takes part' }],
      words: [],
    },
    {
      name: 'send-keys',
      alias: 'send',
      usage: '[-X] [-t target-pane] key ...',
      summary: 'Type keys.',
      flags: [
        { flag: 't', value: 'target-pane', help: 'the pane' },
        { flag: 'X', help: 'a command of copy mode' },
      ],
      words: ['key', '...'],
    },
    {
      name: 'set-option',
      alias: 'set',
      usage: '[-g] option [value]',
      summary: 'Set an option.',
      flags: [{ flag: 'g', help: 'for all' }],
      words: ['option', 'value'],
    },
    {
      name: 'split-window',
      alias: 'splitw',
      usage: '[-h] [-c start-directory] [-t target-pane] [command]',
      summary: 'Divide a pane in two.',
      flags: [
        { flag: 'c', value: 'start-directory', help: 'start in this folder' },
        { flag: 'h', help: 'side by side' },
        { flag: 't', value: 'target-pane', help: 'the pane' },
      ],
      words: ['command'],
    },
  ],
  options: [
    { name: 'mouse', scope: 'session', isHook: false, type: 'on, off', values: ['on', 'off'], initial: 'on', help: 'Mouse.' },
    { name: 'pane-died', scope: 'pane', isHook: true, type: 'list of command', values: [], initial: '', help: '' },
  ],
  ignoredOptions: [],
  bindings: [{ table: 'prefix', key: 'c', command: 'new-window', note: '', repeat: false }],
  copyCommands: [{ name: 'cancel', help: 'Leave.' }],
  layouts: ['tiled'],
  values: { 'layout-name': ['tiled'], flags: ['read-only', 'ignore-size'] },
  variables: [],
};
