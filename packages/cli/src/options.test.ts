import { describe, expect, test } from 'vitest';
import { type GlobalOptions, parseGlobalOptions, usage } from './options.js';

const none: GlobalOptions = {
  name: 'default',
  path: undefined,
  files: [],
  version: false,
  help: false,
  control: false,
  noStart: false,
  features: [],
  argv: [],
};

describe('options in front of a command', () => {
  test.each<[string[], Partial<GlobalOptions>]>([
    [[], {}],
    [['new', '-s', 'x'], { argv: ['new', '-s', 'x'] }],
    [['-L', 'work', 'ls'], { name: 'work', argv: ['ls'] }],
    [['-Lwork', 'ls'], { name: 'work', argv: ['ls'] }],
    [['-S', '/tmp/x', 'ls'], { path: '/tmp/x', argv: ['ls'] }],
    [['-f', 'a', '-f', 'b'], { files: ['a', 'b'] }],
    [['-f', '/dev/null', '-L', 'x', 'new-session', '-d'], { files: ['/dev/null'], name: 'x', argv: ['new-session', '-d'] }],
    [['-V'], { version: true }],
    [['--version'], { version: true }],
    [['-h'], { help: true }],
    [['-C', 'attach'], { control: true, argv: ['attach'] }],
    [['--help'], { help: true }],
    [['-L', 'work', '--help'], { name: 'work', help: true }],
    [['-L', '--help'], { name: '--help' }],
    [['-2u', 'ls'], { features: ['256'], argv: ['ls'] }],
    [['-N', 'new', '-d'], { noStart: true, argv: ['new', '-d'] }],
    [['--', '-x'], { argv: ['-x'] }],
    [['ls', '--help'], { argv: ['ls', '--help'] }],
  ])('%j', (args, expected) => {
    expect(parseGlobalOptions(args)).toEqual({ ok: true, value: { ...none, ...expected } });
  });

  test.each([
    [['-x'], 'unknown flag -x'],
    [['-l', 'ls'], 'unknown flag -l'],
    [['-L'], '-L expects an argument'],
    [['-f'], '-f expects an argument'],
    [['--nonsense'], 'invalid flag --'],
  ])('%j is refused with the usage', (args, message) => {
    expect(parseGlobalOptions(args)).toEqual({ ok: false, error: `${message}\n${usage}` });
  });

  test.each(['', '.', '..', 'a/b', '/abs', '../up'])('the name %j is refused: it would leave its folder', (name) => {
    expect(parseGlobalOptions(['-L', name])).toEqual({ ok: false, error: `not a socket name: ${name}` });
  });
});
