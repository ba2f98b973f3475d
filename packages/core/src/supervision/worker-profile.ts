/** What the panes that an agent opens may take unless a person says otherwise. */
export const workerProfile = {
  megabytes: 2048,
  /** Percent of one core. */
  cpu: 50,
  processes: 100,
} as const;
