/** The part of node-pty that finds its native module; it ships no types of its own for it. */
declare module 'node-pty/lib/utils.js' {
  /** Finds and loads a native module; `dir` is relative to the file of this function. */
  export function loadNativeModule(name: string): { readonly dir: string; readonly module: unknown };
}
