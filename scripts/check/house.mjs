/**
 * Step `house`: the rules of this house that no tool has. Files stay small, pure packages take clock, chance, timers
 * and environment from outside, every module says what it owns, a type assertion says why it is safe.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { sourceDirectories, sourceFiles } from './run.mjs';

/** Longest files in lines. A source file past it has two subjects; tests may be longer because they are lists. */
const maxSourceLines = 300;
const maxTestLines = 600;

const isTest = (file) => file.endsWith('.test.ts') || file.startsWith('test/');
const isPure = (file) =>
  /^packages\/(core|protocol)\/src\/|^packages\/term\/src\/(?!xterm\/)|^packages\/config\/src\/(?!files\/)/.test(file) &&
  !isTest(file);

/** Names that reach for the world. A bare name is banned wherever it stands; `Math` only with the member given. */
const banned = new Set([
  'Date',
  'performance',
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'globalThis',
  'crypto',
]);
const bannedMembers = { Math: new Set(['random']) };

const isMemberName = (node) =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  ((ts.isPropertyAssignment(node.parent) || ts.isPropertySignature(node.parent)) && node.parent.name === node);

const bannedName = (node) => {
  if (!ts.isIdentifier(node) || isMemberName(node)) return undefined;
  if (banned.has(node.text)) return node.text;
  const member = ts.isPropertyAccessExpression(node.parent) ? node.parent.name.text : undefined;
  return bannedMembers[node.text]?.has(member) ? `${node.text}.${member}` : undefined;
};

const isConstAssertion = (node) => ts.isTypeReferenceNode(node.type) && node.type.getText() === 'const';

/** A SAFETY comment counts for the lines that follow it without a blank one between. */
const hasSafetyComment = (lines, last) => {
  for (let line = last; line >= 0 && lines[line].trim() !== ''; line -= 1) {
    if (lines[line].includes('SAFETY:')) return true;
  }
  return false;
};

const walk = (node, visit) => {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
};

const treeProblems = (file, text, lines) => {
  const problems = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line;
  const complain = (rule, node, words) => problems.push(`${rule}: ${file}:${lineOf(node.getStart()) + 1} ${words}`);
  walk(source, (node) => {
    const name = isPure(file) ? bannedName(node) : undefined;
    if (name !== undefined) complain('pure-no-world', node, `uses ${name}`);
    if (ts.isAsExpression(node) && !isTest(file) && !isConstAssertion(node) && !hasSafetyComment(lines, lineOf(node.getEnd()))) {
      complain('as-needs-safety', node, `${node.getText().slice(0, 60)}`);
    }
    if (ts.isExportDeclaration(node) && node.exportClause === undefined)
      complain('no-export-star', node, 'name what is exported');
  });
  return problems;
};

const fileProblems = (root, file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const lines = text.split('\n');
  const problems = [];
  const limit = isTest(file) ? maxTestLines : maxSourceLines;
  if (lines.length - 1 > limit) problems.push(`file-size: ${file} has ${lines.length - 1} lines, the limit is ${limit}`);
  if (!isTest(file) && !file.endsWith('/index.ts') && !/^(#!.*\n)?\/\*\*/.test(text))
    problems.push(`module-comment: ${file} does not say what it owns`);
  return file.endsWith('.ts') ? [...problems, ...treeProblems(file, text, lines)] : problems;
};

export const checkHouse = async (root) => {
  const files = sourceDirectories
    .flatMap((directory) => sourceFiles(root, directory))
    .filter((file) => !file.endsWith('.generated.ts'));
  if (files.length === 0) return { summary: 'nothing to check', problems: ['no source files found'] };
  return { summary: `${files.length} files`, problems: files.flatMap((file) => fileProblems(root, file)) };
};
