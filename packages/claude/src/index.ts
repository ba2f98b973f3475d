/** What is known of Claude Code: how it is started, what it is doing, what it wrote. Nobody else may know. */
export { type Appearance, firstAppearance, look } from './appearance/appearance.js';
export type { Sighting } from './appearance/sighting.js';
export { followHook, type HookState, noHooks } from './hooks/follow.js';
export { modeNamed } from './hooks/mode.js';
export { type HookEvent, parseHookPayload } from './hooks/payload.js';
export { parseSpoolName, type SpoolName, statusLineFile } from './hooks/spool.js';
export { type StatusLineData, statusLineData } from './hooks/status-line-data.js';
export { toolText } from './hooks/tool-text.js';
export { asText, type JsonObject, parseObject } from './json.js';
export {
  argument,
  assignedBy,
  type ClaudeCommand,
  folderFor,
  readClaudeCommand,
  readPrintCommand,
  skipsPermissions,
} from './launch/command.js';
export { conversationOf } from './launch/conversation.js';
export { claudeEnvironment, launchVariable } from './launch/environment.js';
export { launchWords } from './launch/launch-words.js';
export { launchSettings, statusLineOf } from './launch/settings.js';
export { hookEventsOf, parseVersion, takesTools, type Version } from './launch/versions.js';
export { configDirOf } from './process/config-dir.js';
export { type ClaudeKind, claudeKind, isClaude, type ProcessWords } from './process/is-claude.js';
export { gate, type Situation, type Verdict } from './prompts/gate.js';
export { chosen, type DialogOption, keysFor, readOptions } from './prompts/options.js';
export { boxShape, hasStash, type PromptBox, readPromptBox, showsText } from './prompts/prompt-box.js';
export { followEntry, followTurn, noTurn, type Turn } from './prompts/turn.js';
export { interruptKey, stashKey, submitKey, typing } from './prompts/typing-plan.js';
export { looksLikeCommand, written } from './prompts/written.js';
export { parseRules } from './screen/parse-rules.js';
export { readScreen, type ScreenReading } from './screen/read-screen.js';
export type { Rule, RuleSet } from './screen/rule.js';
export { claudeRuleSet, withOwnRules } from './screen/rule-sets.js';
export type { CellLook, ScreenView } from './screen/view.js';
export {
  type ClaudeDetails,
  type ClaudeState,
  EVIDENCE_SOURCES,
  type Evidence,
  type EvidenceSource,
  PERMISSION_MODES,
  type PermissionMode,
  sameState,
  stateText,
  type Trouble,
  WAITING_FOR,
  type WaitingFor,
} from './state/state.js';
export { isOf, opinionOf, parseStatusFile, type StatusFile, type StatusOpinion } from './status-file/status-file.js';
export { type AuthoredText, AuthoredTexts } from './tags/authored.js';
export { type Found, scanText, TagScanner } from './tags/scanner.js';
export { type ControlTag, type InputTag, maxTags, type SpawnTag, type Tag, type TagLayout } from './tags/tag.js';
export { readTitle } from './title/title.js';
export { readConversation } from './transcript/conversation.js';
export { type Entry, entriesOf } from './transcript/entry.js';
export type { TranscriptFile } from './transcript/file-port.js';
export { Follower } from './transcript/follow.js';
export { lastCost } from './transcript/last-cost.js';
export { isSessionId, projectFolder, transcriptName } from './transcript/place.js';
export { type AssistantRecord, isInTree, type Tokens, type TranscriptRecord } from './transcript/record.js';
export { plainText, showEntry, showStop } from './transcript/show.js';
export { StopFinder, type Stopped } from './transcript/stopped.js';
export { sum as sumTokens, type Usage, UsageCounter } from './transcript/usage.js';
