/** Finding the transcript of a session: its file is in the folder of where it began, which need not be where it is now. */
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isSessionId, projectFolder, transcriptName } from '../transcript/place.js';

/** `cwd`: looked into first. Undefined: nothing was said in that session yet, or it is not of this configuration folder. */
export async function findTranscript(configDir: string, session: string, cwd?: string): Promise<string | undefined> {
  if (!isSessionId(session)) return undefined;
  const projects = join(configDir, 'projects');
  const folders = await readdir(projects).catch(() => []);
  const likely = cwd === undefined ? [] : [projectFolder(cwd)];
  for (const folder of new Set([...likely, ...folders])) {
    const path = join(projects, folder, transcriptName(session));
    if (await exists(path)) return path;
  }
  return undefined;
}

/** Transcripts of the subagents of a session. */
export async function subagentTranscripts(transcript: string): Promise<string[]> {
  const folder = join(transcript.replace(/\.jsonl$/, ''), 'subagents');
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
