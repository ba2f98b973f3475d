export { type AssemblePorts, assemble, type Texts } from './assemble.js';
export { type Change, type Difference, difference, isEmpty } from './difference.js';
export { exampleFile } from './example.js';
export { fromEnvironment } from './from-environment.js';
export { nearest } from './nearest.js';
export { type Mistake, mistakeText, type Place, placeText, wholeFile } from './place.js';
export { needsTrust, projectMistakes, type Withheld, withoutCommands } from './project.js';
export {
  type BindingSetting,
  layered,
  noSettings,
  type Placed,
  type Settings,
  sameValue,
  withAliases,
} from './settings.js';
export { type Lookup, type Origin, ofSettings, rowsOf, showRows } from './show.js';
export { effectText } from './takes-effect.js';
export { parseToml, type TomlMistake } from './toml.js';
