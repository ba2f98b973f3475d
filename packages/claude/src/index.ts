/** What is known of Claude Code: how it is started, what it is doing, what it wrote. Nobody else may know. */
export {
  type ClaudeState,
  EVIDENCE_SOURCES,
  type Evidence,
  type EvidenceSource,
  type PermissionMode,
  type WaitingFor,
} from './state/state.js';
