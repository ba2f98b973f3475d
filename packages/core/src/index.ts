export { type CommandName, commandCatalogue, commandsOf, type ProgramName, startsServer } from './command/catalogue.js';
export { type Blocks, type FlagSpec, type ParsedArgs, parseFlags } from './command/flags.js';
export { formatArgs } from './command/format-args.js';
export { inOwnForm } from './command/forms.js';
export { type CommandLine, lexCommands } from './command/lex.js';
export { type LongFlags, shortened } from './command/long-flags.js';
export { quoteWord } from './command/quote.js';
export type {
  BindingReference,
  CommandReference,
  FlagReference,
  LanguageReference,
  OptionReference,
} from './command/reference.js';
export { resolveCommandName } from './command/resolve-name.js';
export type { LexError } from './command/source.js';
export { splitWords } from './command/split-words.js';
export { fillCommands, fillTemplate } from './command/template.js';
export type { LexPorts } from './command/word.js';
export type { FormatContext, LoopItem, LoopKind, LoopOrder } from './format/context.js';
export { type ExpandOptions, expandFormat } from './format/expand.js';
export { matchesGlob } from './format/glob.js';
export { isTrue } from './format/scan.js';
export { searchLines } from './format/search-lines.js';
export { type LocalTime, strftime } from './format/strftime.js';
export { contains, type Point, type Rect, type Size } from './geometry.js';
export {
  type ClientId,
  clientId,
  formatPaneId,
  formatSessionId,
  formatWindowId,
  type PaneId,
  paneId,
  parsePaneId,
  parseSessionId,
  parseWindowId,
  type SessionId,
  sessionId,
  type WindowId,
  windowId,
} from './ids.js';
export { encodeFocus, encodeKey, encodeText, type KeyEventKind, type KeyModes, kittyFlag } from './keys/encode.js';
export { keyOfCsiLetter, keyOfCsiNumber, keyOfKeypadLetter, keyOfKittyCode } from './keys/functional.js';
export { encodeMouse, encodeWheelAsArrows, type MouseModes, type MousePress } from './keys/mouse.js';
export {
  bindingKey,
  formatKeyName,
  isCharacter,
  type KeyName,
  type KeyParts,
  keyOfCodePoint,
  keyParts,
  lowerCase,
  parseHostKey,
  parseKeyName,
  upperCase,
} from './keys/name.js';
export { compareKeys } from './keys/order.js';
export { encodePaste, PasteEncoder } from './keys/paste.js';
export { cellsOf } from './layout/cells.js';
export type { Titles } from './layout/even.js';
export { movePane } from './layout/join.js';
export { assignPanes, formatLayout, INVALID_LAYOUT, parseLayout, SIZE_MISMATCH } from './layout/layout-string.js';
export { paneTowards } from './layout/neighbours.js';
export {
  arrangePanes,
  findPreset,
  PRESET_LAYOUTS,
  type PresetLayout,
  type PresetSettings,
  presetBeside,
} from './layout/presets.js';
export { removePane, reseatPanes } from './layout/remove.js';
export { type Direction, resizePane, resizeTo, setPaneSize } from './layout/resize.js';
export { NO_SPACE, type SplitOptions, type SplitSize, splitPane } from './layout/split.js';
export { spreadOut } from './layout/spread.js';
export {
  type Axis,
  type LayoutLeaf,
  type LayoutNode,
  type LayoutSplit,
  MINIMUM_PANE,
  NO_SUCH_PANE,
  panesOf,
  rects,
  singlePane,
} from './layout/tree.js';
export { borderStatus } from './model/border-status.js';
export type { ClaudeBinding } from './model/claude-binding.js';
export {
  type ClaudePrompt,
  isPromptOver,
  type PromptOutcome,
  type PromptStage,
  type PromptTrace,
} from './model/claude-prompt.js';
export { beforeConfiguration, broughtBy, settingsBetween, type Underneath, withChanges } from './model/configured.js';
export { type ConfiguredSettings, globalLevels } from './model/configured-settings.js';
export { type Environment, type EnvironmentVariable, environmentOf, visibleVariables } from './model/environment.js';
export type { ModelEvent } from './model/events.js';
export type { BoundKey, KeyBindings } from './model/key-bindings.js';
export { markedPlace } from './model/mark.js';
export type { NewWindow } from './model/new-window.js';
export { paneRects } from './model/pane-rects.js';
export {
  maxSavedBufferBytes,
  maxSavedBuffersBytes,
  type PasteBufferFacts,
} from './model/paste-buffers.js';
export type { Place } from './model/place.js';
export { reduce } from './model/reduce.js';
export type { SettingEvent } from './model/reduce-settings.js';
export { type Repaired, repairModel } from './model/repair.js';
export { loadEvent, loadModel, saveEvent, saveModel } from './model/save.js';
export {
  activePane,
  currentWindow,
  currentWindowId,
  freeIndex,
  groupOf,
  indexOfWindow,
  isLinked,
  linksOf,
  placeAtIndex,
  sessionNamed,
  sessionsByName,
  sessionsOfWindow,
  windowAt,
  windowOfPane,
  windowsOf,
} from './model/select.js';
export { emptyModel, type Link, type Mark, type Model, type Pane, type Session, type Window } from './model/state.js';
export { type ArrayValue, type OptionValue, withItem, withParts } from './options/array.js';
export type { ArrayType, OptionEntry, OptionScope, ScalarType } from './options/entry.js';
export { type FoundOption, findOption } from './options/find.js';
export { type EventHookName, type HookName, hookTable, isHook } from './options/hooks.js';
export {
  arrayAt,
  flagOption,
  initialValue,
  numberOption,
  type OptionAt,
  type OptionPlace,
  optionAt,
  optionPlaceKey,
  ownOption,
  ownValue,
  userOptionAt,
  valueAt,
} from './options/lookup.js';
export { type ArrayOptionName, allOptions, type OptionName, optionEntry, optionTable } from './options/table.js';
export { tmuxOnlyOptions } from './options/tmux-only.js';
export { type OptionPorts, parseOptionValue } from './options/value.js';
export { assertNever, err, ok, type Result } from './result.js';
export { type Colour, defaultColour, plain, type Span, type Style, type Underline } from './style.js';
export { colourRgb, parseColour } from './style-text/colour.js';
export { type DrawnLine, type DrawnRange, drawLine } from './style-text/draw.js';
export { type Measure, type MeasuredCluster, textWidth } from './style-text/measure.js';
export { parseSpans, spansWidth, trimSpans } from './style-text/spans.js';
export { parseStyle, type RangeTerm } from './style-text/style.js';
export { styledWidth, trimLeft, trimRight } from './style-text/trim.js';
export { type Admission, admit } from './supervision/admission.js';
export type { AuditHead } from './supervision/audit-head.js';
export { type AgentCommand, readCommandLine } from './supervision/command-line.js';
export {
  defaultSpawnLimits,
  hardDepth,
  type LimitHit,
  type LimitName,
  limitText,
  type SpawnLimits,
} from './supervision/limits.js';
export {
  builtinRules,
  type Decision,
  isWithin,
  judge,
  type PolicyRule,
  type SpawnSubject,
  type Verdict,
} from './supervision/policy.js';
export { restartAt } from './supervision/restart.js';
export { parseRule, ruleFor } from './supervision/rule-text.js';
export {
  type Child,
  type ChildStatus,
  type ChildTree,
  childrenOf,
  depthOf,
  descendantNamed,
  freeName,
  isDescendant,
  isLiving,
  noChildren,
  rootOf,
} from './supervision/tree.js';
export { workerProfile } from './supervision/worker-profile.js';
export type { TargetContext, TargetKind } from './targets/place.js';
export { resolveTarget } from './targets/target.js';
export { resolveIndex, type TargetIndex } from './targets/target-index.js';
export { tmuxVersion } from './tmux-version.js';
