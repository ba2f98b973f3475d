/** The pieces that formats are made of. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesGlob } from './glob.js';
import { unescapeFormat } from './scan.js';
import { type LocalTime, strftime } from './strftime.js';

/** Taken apart in UTC. */
function utc(epochSeconds: number): LocalTime {
  const date = new Date(epochSeconds * 1000);
  const year = date.getUTCFullYear();
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
    yearDay: Math.floor((epochSeconds - Date.UTC(year, 0, 1) / 1000) / 86_400),
    zone: 'UTC',
    offsetMinutes: -210,
    epochSeconds,
  };
}

describe('strftime', () => {
  const at = (text: string) => utc(Date.parse(text) / 1000);
  test.each([
    // what GNU date prints
    ['2026-11-20T09:05:02Z', '%Y-%m-%d %H:%M:%S %a %A %b %B %j', '2026-11-20 09:05:02 Fri Friday Nov November 324'],
    ['2026-11-20T09:05:02Z', '%I %p %l %k %e %y %C %D %F %T %R', '09 AM  9  9 20 26 20 11/20/26 2026-11-20 09:05:02 09:05'],
    ['2026-11-20T00:05:02Z', '%I:%M %P %r', '12:05 am 12:05:02 AM'],
    ['2026-11-20T09:05:02Z', '%c|%x|%X|%h|%n|%t|%%', 'Fri Nov 20 09:05:02 2026|11/20/26|09:05:02|Nov|\n|\t|%'],
    ['2026-11-20T09:05:02Z', '%u %w %U %W %V %G %g %s', '5 5 46 46 47 2026 26 1795165502'],
    ['2021-01-01T00:00:00Z', '%G-%V %U %W', '2020-53 00 00'],
    ['2018-12-31T00:00:00Z', '%G-%V %U %W', '2019-01 52 53'],
    ['2020-12-31T00:00:00Z', '%G-%V', '2020-53'],
    ['2023-01-01T00:00:00Z', '%G-%V %U %W', '2022-52 01 00'],
    ['2026-11-02T09:05:02Z', '%-d %_d %-I %-M %^a %5Y %03e', '2  2 9 5 MON 02026 002'],
    ['2026-11-20T09:05:02Z', '%z %Z', '-0330 UTC'],
    ['2026-11-20T09:05:02Z', '100% %Q %', '100% %Q %'],
  ])('%s %j', (moment, format, expected) => {
    expect(strftime(format, at(moment))).toBe(expected);
  });

  test('weeks of ISO years follow one another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const week = (offset: number) => strftime('%G%V', utc(seconds + offset * 86_400));
        const monday = utc(seconds).weekday === 1;
        expect(week(-1) === week(0)).toBe(!monday);
        expect(week(-1) <= week(0)).toBe(true);
      }),
    );
  });
});

describe('matchesGlob', () => {
  test.each([
    ['', '', true],
    ['*', '', true],
    ['a*c', 'abbbc', true],
    ['a*c', 'abbbd', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['?', '😀', true],
    ['[a-c]', 'b', true],
    ['[!a-c]', 'b', false],
    ['[^a-c]', 'd', true],
    ['[]]', ']', true],
    ['[a', '[a', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['a/*', 'a/b/c', true],
    ['A', 'a', false],
  ])('%j on %j: %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });
  test('may ignore case', () => {
    expect(matchesGlob('A[B]*', 'abC', true)).toBe(true);
  });
  test('takes no longer for many stars', () => {
    expect(matchesGlob(`${'*a'.repeat(200)}b`, 'a'.repeat(5000))).toBe(false);
  });
  test('a text matches itself with its special characters escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(matchesGlob(text.replace(/[*?[\]\\]/g, '\\$&'), text)).toBe(true);
      }),
    );
  });
});

test('unescaping leaves nested formats alone', () => {
  expect(unescapeFormat('a#,b#}c##d')).toBe('a,b}c#d');
  expect(unescapeFormat('x#{a#,b}y#:')).toBe('x#{a#,b}y:');
});
