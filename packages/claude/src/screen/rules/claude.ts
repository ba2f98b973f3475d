/**
 * Claude Code's screens, 1.0 to 2.1. Regions are found by structure (see rule.ts); `^` is column 0. Of the rules that say a state
 * the first that holds counts. Written down from recordings of 1.0.60, 1.0.128, 2.0.50, 2.0.76, 2.1.120, .160, .197, .231, .260, .300 and .328.
 */
import type { RuleText } from '../parse-rules.js';

export const claudeRules: readonly RuleText[] = [
  // The conversation in full, over everything (Ctrl-O).
  {
    name: 'transcript-viewer',
    region: 'end',
    row: '^ {0,2}(?:working · )?Showing (?:detailed )?transcript',
    says: 'viewer',
    why: 'the transcript is shown in full',
  },
  {
    name: 'transcript-viewer-working',
    region: 'end',
    row: '^ {0,2}working · Showing (?:detailed )?transcript',
    says: 'working',
    why: 'the transcript is shown in full, and says that it works',
  },

  // A person looks for words of before.
  {
    name: 'history-search',
    region: 'head',
    row: '^ {0,2}Search prompts(?: ·|$)',
    says: 'typing',
    why: 'somebody looks through earlier prompts',
  },

  {
    name: 'rewind-of-the-prompt',
    region: 'head',
    row: '^  Rewind$',
    also: [{ region: 'edge', row: '^─' }],
    says: 'typing',
    why: 'somebody looks for an earlier point, which 2.1.197 counts as a part of the prompt',
  },

  // Dialogs in the place of the prompt box. Which one it is, its first rows and its options say.
  // A question's words are the model's: its signs are asked for first.
  {
    name: 'question',
    region: 'head',
    row: '^(?: [☐☒✔✓] |← {1,2}[☐☒✔✓])',
    says: 'waiting:question',
    why: 'it asks a question',
  },
  {
    name: 'question-review',
    region: 'dialog',
    row: '^(?:Review your answers|Ready to submit your answers\\?)',
    says: 'waiting:question',
    why: 'it asks whether the answers are right',
  },
  {
    name: 'question-keys',
    region: 'end',
    row: '^ {0,1}Enter to select · ',
    says: 'waiting:question',
    why: 'it asks a question',
  },
  {
    name: 'trust',
    region: 'dialog',
    row: '^ {0,2}(?:Accessing workspace:|Do you trust the files in this folder\\?|Quick safety check:)',
    says: 'waiting:trust',
    why: 'it asks whether this folder is trusted',
  },
  {
    name: 'trust-options',
    region: 'options',
    row: '^ {0,3}(?:❯ )?(?:\\d\\. )?Yes, I trust ',
    says: 'waiting:trust',
    why: 'it asks whether this folder is trusted',
  },
  {
    name: 'bypass-warning',
    region: 'head',
    row: '^ {0,2}WARNING: Claude Code running in Bypass Permissions mode',
    says: 'waiting:dialog',
    why: 'it warns of bypassed permissions',
  },
  {
    name: 'api-key',
    region: 'head',
    row: '^ {0,2}Detected a custom API key',
    says: 'waiting:login',
    why: 'it asks whether to use the API key that it found',
  },
  {
    name: 'login',
    region: 'dialog',
    row: '^ {0,2}(?:Select login method|(?:[·✢*✶✻✽] )?Opening browser to sign in|Paste code here if prompted|Browser didn.t open\\?)',
    says: 'waiting:login',
    why: 'it asks for a login',
  },
  {
    name: 'limit',
    region: 'options',
    row: '^ {0,3}(?:❯ )?\\d\\. (?:Stop and wait for limit to reset|Wait for (?:the )?limit)',
    says: 'waiting:limit',
    why: 'the usage limit is reached',
  },
  {
    name: 'plan-title',
    region: 'head',
    row: '^ {0,4}(?:Ready to code\\?|Exit plan mode\\?|Enter plan mode\\?)',
    says: 'waiting:plan',
    why: 'it asks for a decision on a plan',
  },
  {
    name: 'plan-question',
    region: 'ask',
    row: '^ {0,4}(?:Would you like to(?: proceed\\?)?$|Claude has written up a plan|proceed\\?$)',
    says: 'waiting:plan',
    why: 'it asks for a decision on a plan',
  },
  {
    name: 'permission',
    region: 'ask',
    row: '^ {0,2}Do you want to ',
    says: 'waiting:permission',
    why: 'it asks for permission',
  },
  {
    name: 'permission-options',
    region: 'options',
    row: '^ {0,2}❯ 1\\. Yes(?:$|,)',
    says: 'waiting:permission',
    why: 'it asks for permission',
  },
  {
    name: 'permission-comes',
    region: 'hint',
    row: '^  Waiting for permission…$',
    says: 'waiting:permission',
    why: 'it is about to ask for permission',
  },
  {
    name: 'permission-keys',
    region: 'end',
    row: '^ {0,1}Esc to cancel · Tab to (?:amend|add)',
    says: 'waiting:permission',
    why: 'it asks for permission',
  },
  {
    name: 'dialog-keys',
    region: 'end',
    row: '^ {0,3}(?:.* · )?(?:Press )?(?:Enter|Esc|esc|Space|↑/↓|←/→)(?: or [a-z]+)? (?:to|again to) ',
    says: 'waiting:dialog',
    why: 'a dialog is open',
  },
  {
    name: 'dialog-options',
    region: 'options',
    row: '^ {0,3}❯ \\S',
    says: 'waiting:dialog',
    why: 'a dialog with options is open',
  },

  // Work goes on.
  {
    name: 'interruptible',
    region: 'footer',
    row: '^  (?:.* · )?esc to (?:interrupt|…)',
    says: 'working',
    why: 'the footer says "esc to interrupt"',
  },
  {
    name: 'spinner-interruptible',
    region: 'status',
    row: '^[·✢*✶✻✽✳] .*…? ?\\(.*\\besc to interrupt',
    says: 'working',
    why: 'a spinner that says "esc to interrupt" is above the prompt',
  },
  {
    name: 'retrying',
    region: 'status',
    row: '^[·✢*✶✻✽✳] .*[Rr]etrying in \\d+s? .*attempt \\d+/\\d+',
    says: 'working',
    why: 'a request is going to be tried again',
  },
  {
    name: 'spinner',
    region: 'status',
    row: '^[·✢*✶✻✽✳] \\S.*…(?: \\(.*| *$)',
    says: 'spinning',
    why: 'a spinner is above the prompt',
  },
  {
    name: 'waiting-for-agents',
    region: 'status',
    row: '^[·✢*✶✻✽✳] Waiting for \\d+ background agents? to finish',
    also: [{ region: 'below', row: '^  [◯○◉●⏺] \\S+ .*\\d+s' }],
    says: 'background',
    why: 'it waits for agents in the background, which are listed',
  },

  {
    name: 'shells-are-work',
    region: 'footer',
    row: '^  \\d+ shells? · ↓ to manage',
    says: 'shells-work',
    why: 'shells run in the background, which this version counts as work',
  },

  // A prompt that is of no use, as Claude itself says beside it.
  {
    name: 'not-logged-in-hint',
    region: 'hint',
    row: '^ {8,}Not logged in · run /login$',
    says: 'waiting:login',
    why: 'nobody is logged in',
  },
  {
    name: 'not-logged-in',
    region: 'footer',
    row: '^ (?:.* {3,}| {7,})(?:Not logged in|Missing API key) · [Rr]un /login$',
    says: 'waiting:login',
    why: 'nobody is logged in',
  },
  {
    name: 'limit-reached',
    region: 'footer',
    row: '^  ⚠ Usage limit reached · ',
    says: 'waiting:limit',
    why: 'the usage limit is reached',
  },
  {
    name: 'shortcuts',
    region: 'screen',
    row: '^  @ for file',
    also: [
      { region: 'screen', row: '^ {2,}.* ctrl ?\\+ ?s to' },
      { region: 'screen', row: '^ {2,}(?:.* )?backslash' },
    ],
    says: 'idle',
    why: 'the list of keys has pushed the prompt off a low screen',
  },

  // What else there is to know.
  { name: 'mode-plan', region: 'footer', row: '^  ⏸ plan mode on', says: 'mode:plan', why: 'the footer names the mode' },
  { name: 'mode-manual', region: 'footer', row: '^  ⏸ manual mode on', says: 'mode:manual', why: 'the footer names the mode' },
  {
    name: 'mode-accept',
    region: 'footer',
    row: '^  ⏵⏵ accept edits on',
    says: 'mode:accept-edits',
    why: 'the footer names the mode',
  },
  { name: 'mode-auto', region: 'footer', row: '^  ⏵⏵ auto mode on', says: 'mode:auto', why: 'the footer names the mode' },
  {
    name: 'mode-bypass',
    region: 'footer',
    row: '^  ⏵⏵ bypass permissions on',
    says: 'mode:bypass',
    why: 'the footer names the mode',
  },
  { name: 'mode-default', region: 'footer', row: '^  \\? for shortcuts', says: 'mode:manual', why: 'the footer names no mode' },
  {
    name: 'queue-hint',
    region: 'box',
    row: '^(?:│[\u00a0 ])?[❯>]\u00a0(?:Press up to edit queued messages|Resend your message to try again)',
    says: 'placeholder',
    why: 'a hint stands in the empty box',
  },
  {
    name: 'shells',
    region: 'footer',
    row: '^  (?:.* · )?(?<n>\\d+) (?:bash(?:es)?|shells?|background (?:bash|shell|task)(?:es|s)?)\\b',
    says: 'shells',
    why: 'the footer counts them',
  },
  {
    name: 'listed-agents',
    region: 'below',
    row: '^  [◯○◉] \\S+ .*\\d+s',
    says: 'agents',
    why: 'they are listed below the footer',
  },
  {
    name: 'attempt',
    region: 'status',
    row: '^[·✢*✶✻✽✳] .*attempt (?<attempt>\\d+)/(?<of>\\d+)',
    says: 'retrying',
    why: 'the status row counts attempts',
  },
  {
    name: 'given-up',
    region: 'status',
    row: '^[●⏺] (?:Please run /login · )?(?<text>API Error.*)',
    says: 'api-error',
    why: 'the last thing said is an error',
  },
];
