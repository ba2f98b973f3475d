export { isBareTranscript, setTranscriptAside } from './bare-transcript.js';
export { findTranscript, subagentTranscripts } from './find-transcript.js';
export { listStatusFiles, readStatusFile, sessionsFolder } from './status-files.js';
export { OpenTranscript } from './transcript-file.js';
