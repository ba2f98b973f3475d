export { type FoundProject, findProject } from './find-project.js';
export { type Environment, isToml, projectFile, resolveInclude, trustPath, type UserPaths, userPaths } from './paths.js';
export { type Loaded, loadConfig, missing, readConfigText, settingsOf } from './read.js';
export { isTrusted, readTrusted, type Trusted, trust, untrust } from './trust.js';
