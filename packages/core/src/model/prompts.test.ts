import { expect, test } from 'vitest';
import { paneId } from '../ids.js';
import type { ClaudePrompt, PromptStage } from './claude-prompt.js';
import { reduce } from './reduce.js';
import { loadModel, saveModel } from './save.js';
import { emptyModel, type Model } from './state.js';

const pane = paneId(1);
const prompt = (id: string): ClaudePrompt => ({
  id,
  text: `text of ${id}`,
  manner: 'text',
  queuedMs: 1,
  stage: { kind: 'queued' },
});
const queued = (model: Model, id: string): Model => reduce(model, { kind: 'prompt-queued', pane, prompt: prompt(id) });
const moved = (model: Model, id: string, stage: PromptStage): Model => reduce(model, { kind: 'prompt-moved', pane, id, stage });
const finished: PromptStage = { kind: 'finished', atMs: 2, outcome: 'answered', answer: 'yes' };
const ids = (model: Model): string[] => (model.prompts.get(pane) ?? []).map(({ id }) => id);

test('a prompt is queued once, in order', () => {
  const model = ['a', 'b', 'a'].reduce(queued, emptyModel);
  expect(ids(model)).toEqual(['a', 'b']);
});

test('one that is over does not move any more', () => {
  const model = moved(moved(queued(emptyModel, 'a'), 'a', finished), 'a', { kind: 'queued' });
  expect(model.prompts.get(pane)?.[0]?.stage).toEqual(finished);
});

test('only the last receipts are kept, and none that is not over is lost', () => {
  let model = queued(emptyModel, 'waits');
  for (let i = 0; i < 100; i++) model = moved(queued(model, `p${i}`), `p${i}`, finished);
  expect(ids(model)).toHaveLength(33);
  expect(ids(model)[0]).toBe('waits');
  expect(ids(model).at(-1)).toBe('p99');
});

test('prompts are saved with the model', () => {
  const model = moved(queued(emptyModel, 'a'), 'a', finished);
  const loaded = loadModel(saveModel(model));
  expect(loaded.ok && loaded.value.prompts).toEqual(model.prompts);
});
