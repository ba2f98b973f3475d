/** A moment taken apart in the server's time zone. */
import type { LocalTime } from '@ccmux/core';

const dayMs = 86_400_000;
let zones: Intl.DateTimeFormat | undefined;

export function localTime(date: Date): LocalTime {
  const midnight = (year: number, month: number, day: number): number => Date.UTC(year, month, day);
  const days = midnight(date.getFullYear(), date.getMonth(), date.getDate()) - midnight(date.getFullYear(), 0, 1);
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
    weekday: date.getDay(),
    yearDay: Math.round(days / dayMs),
    /** Few ask for it, and it takes longer than all the rest. */
    get zone() {
      zones ??= Intl.DateTimeFormat('en', { timeZoneName: 'short' });
      return zones.formatToParts(date).find((p) => p.type === 'timeZoneName')?.value ?? '';
    },
    offsetMinutes: -date.getTimezoneOffset(),
    epochSeconds: Math.floor(date.getTime() / 1000),
  };
}
