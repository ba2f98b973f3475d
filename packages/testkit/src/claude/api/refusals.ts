/** Answers with which the API refuses: errors, a login that has run out, a limit that is reached. */
import type { Failure } from './script.js';

export function failure(status: number): Failure {
  return status === 429 ? { kind: 'failure', status, retryAfterS: 1 } : { kind: 'failure', status };
}

export const loggedOut: Failure = {
  kind: 'failure',
  status: 401,
  message: 'OAuth token has expired. Please obtain a new token or refresh your existing token.',
};

/** As the API tells a subscription, in headers; without more credit to fall back on. */
export function limitReached(claim: string): Failure {
  const waitS = 7200;
  const reset = `${Math.floor(Date.now() / 1000) + waitS}`;
  const prefix = 'anthropic-ratelimit-unified';
  return {
    kind: 'failure',
    status: 429,
    retryAfterS: waitS,
    message: "This request would exceed your account's rate limit. Please try again later.",
    headers: {
      [`${prefix}-status`]: 'rejected',
      [`${prefix}-reset`]: reset,
      [`${prefix}-representative-claim`]: claim,
      [`${prefix}-fallback`]: 'unavailable',
      [`${prefix}-5h-status`]: claim === 'five_hour' ? 'rejected' : 'allowed',
      [`${prefix}-5h-reset`]: reset,
      [`${prefix}-5h-utilization`]: claim === 'five_hour' ? '1.0' : '0.5',
      [`${prefix}-7d-status`]: claim === 'five_hour' ? 'allowed' : 'rejected',
      [`${prefix}-7d-reset`]: reset,
      [`${prefix}-7d-utilization`]: claim === 'five_hour' ? '0.4' : '1.0',
      [`${prefix}-overage-status`]: 'rejected',
      [`${prefix}-overage-disabled-reason`]: 'out_of_credits',
    },
  };
}
