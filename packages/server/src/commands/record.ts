/** record: writes what happens in a pane to a file in asciicast v2, until it is stopped or the pane ends. */
import { err } from '@ccmux/core';
import { pathFor } from './caller-files.js';
import { type Command, done, type Outcome } from './command.js';

export const record: Command = {
  name: 'record',
  flags: 'dst:',
  long: { stop: 's', detach: 'd' },
  args: [0, 1],
  usage: '[-ds] [-t target-pane] [file.cast]',
  summary: 'Record what happens in a pane: output, input and sizes.',
  flagHelp: {
    d: 'go on in the background',
    s: 'stop the recording',
    t: 'the pane',
  },
  exec(context, args) {
    const { caller, panes, recordings, store } = context;
    const place = context.resolve('pane', args.value('t'));
    if (!place.ok) return place;
    const { pane } = place.value;
    const [file] = args.rest;
    if (args.has('s')) {
      if (file !== undefined) return err('--stop takes no file');
      return recordings.stop(pane)?.then(outcomeOf) ?? err('nothing is recorded there');
    }
    if (file === undefined) return err('which file?');
    const runtime = panes.get(pane);
    if (runtime === undefined || panes.hasEnded(pane)) return err('its program has ended');
    if (recordings.has(pane)) return err('it is recorded already; ccmux record --stop ends that');
    const ended = recordings.start(runtime, pathFor(caller, file), store.model.panes.get(pane)?.title ?? '');
    if (!args.has('d')) return ended.then(outcomeOf);
    void ended.then((error) => error === undefined || context.log.warn({ ev: 'recording.failed', pane, error }));
    return done;
  },
};

const outcomeOf = (error: string | undefined): Outcome => (error === undefined ? done : err(error));
