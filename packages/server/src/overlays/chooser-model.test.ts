import { expect, test } from 'vitest';
import { type ChooserItem, ChooserModel } from './chooser-model.js';

const item = (id: string, children: readonly ChooserItem[] = [], expanded = true): ChooserItem => ({
  id,
  name: id,
  text: `text of ${id}`,
  children,
  expanded,
});
const two = [item('a', [item('a1'), item('a2')]), item('b', [item('b1')], false)];
const chooser = (items: readonly ChooserItem[] = two, height = 10): ChooserModel => {
  const model = new ChooserModel();
  model.setItems(items);
  model.setHeight(height);
  return model;
};
const ids = (model: ChooserModel): string[] => model.lines.map((l) => l.item.id);

test('shows what is expanded', () => {
  expect(ids(chooser())).toEqual(['a', 'a1', 'a2', 'b']);
});

test('expands, and goes on where there is nothing to expand', () => {
  const model = chooser();
  model.end('last');
  model.expand();
  expect(ids(model)).toEqual(['a', 'a1', 'a2', 'b', 'b1']);
  model.expand();
  expect(model.item?.id).toBe('b1');
});

test('collapses, and goes to the parent where there is nothing to collapse', () => {
  const model = chooser();
  model.select('a2');
  model.collapse();
  expect(model.item?.id).toBe('a');
  model.collapse();
  expect(ids(model)).toEqual(['a', 'b']);
});

test('goes around the ends line by line, and stops at them page by page', () => {
  const model = chooser(two, 2);
  model.move(-1);
  expect(model.item?.id).toBe('b');
  model.page(1);
  expect(model.item?.id).toBe('b');
  expect(model.offset).toBe(2);
});

test('keeps the current item, tags and what is expanded through a new list', () => {
  const model = chooser();
  model.select('a1');
  model.toggleTag();
  expect(model.item?.id).toBe('a2');
  model.setItems([item('new'), ...two.map((i) => item(i.id, i.children, true))]);
  expect(model.item?.id).toBe('a2');
  expect(model.tagged.map((i) => i.id)).toEqual(['a1']);
});

test('forgets the tag of what is gone', () => {
  const model = chooser();
  model.select('a1');
  model.toggleTag();
  model.setItems([item('a')]);
  expect(model.tagged).toEqual([]);
  model.setItems(two);
  expect(model.tagged).toEqual([]);
});

test('does not tag an item together with what it hangs from', () => {
  const model = chooser();
  model.select('a1');
  model.toggleTag();
  model.select('a');
  model.toggleTag();
  expect(model.tagged.map((i) => i.id)).toEqual(['a']);
});

test('finds what is hidden, and shows it', () => {
  const model = chooser();
  expect(model.search('TEXT OF B1', 1)).toBe(true);
  expect(model.item?.id).toBe('b1');
  expect(model.search('nowhere', 1)).toBe(false);
  expect(model.search('text of a', -1)).toBe(true);
  expect(model.item?.id).toBe('a2');
});

test('scrolls no further than needed', () => {
  const model = chooser(
    [...'abcdefgh'].map((id) => item(id)),
    3,
  );
  model.goto(5);
  expect(model.offset).toBe(3);
  model.goto(4);
  expect(model.offset).toBe(3);
  model.setHeight(8);
  expect(model.offset).toBe(0);
});
