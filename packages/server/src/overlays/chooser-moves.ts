/** The actions that do something to the tree alone: moving, expanding, tagging. */
import type { ChooserAction } from './chooser-keys.js';
import type { ChooserModel } from './chooser-model.js';

const moves = {
  up: (model: ChooserModel) => model.move(-1),
  down: (model: ChooserModel) => model.move(1),
  'page-up': (model: ChooserModel) => model.page(-1),
  'page-down': (model: ChooserModel) => model.page(1),
  first: (model: ChooserModel) => model.end('first'),
  last: (model: ChooserModel) => model.end('last'),
  expand: (model: ChooserModel) => model.expand(),
  collapse: (model: ChooserModel) => model.collapse(),
  'expand-all': (model: ChooserModel) => model.expandAll(true),
  'collapse-all': (model: ChooserModel) => model.expandAll(false),
  tag: (model: ChooserModel) => model.toggleTag(),
  'untag-all': (model: ChooserModel) => model.untagAll(),
  'tag-all': (model: ChooserModel) => model.tagAll(),
} as const satisfies Partial<Record<ChooserAction, (model: ChooserModel) => void>>;

type MoveAction = keyof typeof moves;
export type OtherAction = Exclude<ChooserAction, MoveAction>;

export const isMove = (action: ChooserAction): action is MoveAction => Object.hasOwn(moves, action);

export const moveIn = (model: ChooserModel, action: MoveAction): void => moves[action](model);
