import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calendarParts,
  civilMs,
  DAY_MS,
  HOUR_MS,
  MEAN_MONTH_MS,
  MEAN_YEAR_MS,
  MINUTE_MS,
} from '../../src/model/calendar.ts';
import { parseWhen } from '../../src/model/parse-when.ts';
import { addUnits } from '../../src/model/when.ts';
import { context, faultOf, whenOf } from './times.ts';

const SEED = { seed: 20210304 };
const mo = MEAN_MONTH_MS;
const at = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  civilMs(year, month, day, hour * HOUR_MS + minute * MINUTE_MS);
const admission = at(2021, 3, 4);

describe('a time as written', () => {
  test.each<[string, string, number, number, string]>([
    ['2021', 'calendar', at(2021, 1, 1), at(2022, 1, 1), 'year'],
    ['2021-12', 'calendar', at(2021, 12, 1), at(2022, 1, 1), 'month'],
    ['2021-03-04', 'calendar', at(2021, 3, 4), at(2021, 3, 5), 'day'],
    ['2021-03-04T10:30', 'calendar', at(2021, 3, 4, 10, 30), at(2021, 3, 4, 10, 31), 'minute'],
    [
      '2021-03-04T10:30+09:00',
      'calendar',
      at(2021, 3, 4, 10, 30),
      at(2021, 3, 4, 10, 31),
      'minute',
    ],
    [
      '2021-03-04T10:30:15Z',
      'calendar',
      at(2021, 3, 4, 10, 30) + 15_000,
      at(2021, 3, 4, 10, 30) + 16_000,
      'second',
    ],
    ['2020-02-29', 'calendar', at(2020, 2, 29), at(2020, 3, 1), 'day'],
    ['1969-12-31', 'calendar', -DAY_MS, 0, 'day'],
    ['2021-XX', 'calendar', at(2021, 1, 1), at(2022, 1, 1), 'year'],
    ['4 March 2021', 'calendar', at(2021, 3, 4), at(2021, 3, 5), 'day'],
    ['March 2021', 'calendar', at(2021, 3, 1), at(2021, 4, 1), 'month'],
    ['2021-03-04/2021-03-10', 'calendar', at(2021, 3, 4), at(2021, 3, 11), 'interval'],
    ['2021-03 .. 2021-05', 'calendar', at(2021, 3, 1), at(2021, 6, 1), 'interval'],
    ['between 2020 and 2021-02', 'calendar', at(2020, 1, 1), at(2021, 3, 1), 'interval'],
    ['2021-03/..', 'calendar', at(2021, 3, 1), Infinity, 'order'],
    ['after 2021', 'calendar', at(2022, 1, 1), Infinity, 'order'],
    ['before 2021-03', 'calendar', -Infinity, at(2021, 3, 1), 'order'],

    ['presentation', 'presentation', 0, DAY_MS, 'day'],
    ['Presentation', 'presentation', 0, DAY_MS, 'day'],
    ['the first infusion', 'first-infusion', 0, DAY_MS, 'day'],
    ['scan', 'presentation', 2 * DAY_MS, 3 * DAY_MS, 'day'],
    ['presentation - 11 months', 'presentation', -11.5 * mo, -10.5 * mo, 'month'],
    ['presentation − 11 months', 'presentation', -11.5 * mo, -10.5 * mo, 'month'],
    ['11 MONTHS BEFORE presentation', 'presentation', -11.5 * mo, -10.5 * mo, 'month'],
    [
      'a year before presentation',
      'presentation',
      -1.5 * MEAN_YEAR_MS,
      -0.5 * MEAN_YEAR_MS,
      'year',
    ],
    ['presentation + 3 weeks', 'presentation', 21 * DAY_MS, 22 * DAY_MS, 'day'],
    ['3 weeks after first-infusion', 'first-infusion', 21 * DAY_MS, 22 * DAY_MS, 'day'],
    ['presentation - 23 days', 'presentation', -23 * DAY_MS, -22 * DAY_MS, 'day'],
    ['presentation + 0 days', 'presentation', 0, DAY_MS, 'day'],
    ['day 21 of first-infusion', 'first-infusion', 21 * DAY_MS, 22 * DAY_MS, 'day'],
    ['first-infusion day -3', 'first-infusion', -3 * DAY_MS, -2 * DAY_MS, 'day'],
    ['day 0 of first-infusion', 'first-infusion', 0, DAY_MS, 'day'],
    ['day 5', 'presentation', 5 * DAY_MS, 6 * DAY_MS, 'day'],
    ['week 3 of first-infusion', 'first-infusion', 14 * DAY_MS, 21 * DAY_MS, 'week'],
    ['week 3 after the first infusion', 'first-infusion', 14 * DAY_MS, 21 * DAY_MS, 'week'],
    ['month 2 of presentation', 'presentation', mo, 2 * mo, 'month'],
    ['presentation + 6 hours', 'presentation', 6 * HOUR_MS, 7 * HOUR_MS, 'hour'],
    ['presentation - 90 minutes', 'presentation', -90 * MINUTE_MS, -89 * MINUTE_MS, 'minute'],
    ['presentation + 3 weeks + 2 days', 'presentation', 23 * DAY_MS, 24 * DAY_MS, 'day'],
    ['within 2 months of presentation', 'presentation', 0, 2 * mo, 'interval'],
    ['within 2 days before presentation', 'presentation', -2 * DAY_MS, 0, 'interval'],
    [
      'more than 2 years before presentation',
      'presentation',
      -Infinity,
      -2 * MEAN_YEAR_MS,
      'order',
    ],
    [
      'between presentation - 11 months and presentation',
      'presentation',
      -11.5 * mo,
      DAY_MS,
      'interval',
    ],
    ['rash + 3 days', 'presentation', 0.5 * mo + 3 * DAY_MS, 1.5 * mo + 3 * DAY_MS, 'month'],

    [
      'admission - 11 months',
      'admission',
      at(2020, 3, 20) - admission,
      at(2020, 4, 19) - admission,
      'month',
    ],
    ['admission + 3 weeks', 'admission', 21 * DAY_MS, 22 * DAY_MS, 'day'],
    [
      'admission - 1 year',
      'admission',
      at(2019, 9, 4) - admission,
      at(2020, 9, 4) - admission,
      'year',
    ],
    ['2021-03-04 + 7 days', 'calendar', at(2021, 3, 11), at(2021, 3, 12), 'day'],
    ['injury', 'injury', 0, MINUTE_MS, 'minute'],
    [
      'injury + 1 day',
      'injury',
      at(2021, 3, 5) - at(2021, 3, 4, 10, 30),
      at(2021, 3, 6) - at(2021, 3, 4, 10, 30),
      'day',
    ],

    [
      'age 12',
      'birth',
      at(2021, 2, 28) - at(2009, 2, 28),
      at(2022, 2, 28) - at(2009, 2, 28),
      'year',
    ],
    [
      'age 3 months',
      'birth',
      at(2009, 5, 28) - at(2009, 2, 28),
      at(2009, 6, 28) - at(2009, 2, 28),
      'month',
    ],
    ['age 0', 'birth', 0, at(2010, 2, 28) - at(2009, 2, 28), 'year'],

    ['after presentation', 'presentation', 0, Infinity, 'order'],
    ['before presentation', 'presentation', -Infinity, 0, 'order'],
    ['after presentation, before scan', 'presentation', 0, 2 * DAY_MS, 'order'],
    [
      'after marrow and pathology'.replace('pathology', 'scan'),
      'presentation',
      2 * DAY_MS,
      Infinity,
      'order',
    ],
    ['at or after presentation', 'presentation', 0, Infinity, 'order'],
    ['not stated', '', -Infinity, Infinity, 'none'],
    ['unknown', '', -Infinity, Infinity, 'none'],
    ['', '', -Infinity, Infinity, 'none'],
  ])('%s', (text, anchor, earliest, latest, precision) => {
    expect(whenOf(text)).toMatchObject({ anchor, earliest, latest, precision, words: text });
  });

  test.each([
    'about presentation - 11 months',
    '~2021-03',
    '2021-03~',
    '2021-03?',
    'approximately age 12',
    'c. 2021',
  ])('%s is approximate, and no wider', (text) => {
    const exact = whenOf(text.replace(/^(?:about |~|approximately |c\. )|[~?]$/g, ''));
    expect(whenOf(text)).toEqual({ ...exact, approximate: true, words: text });
  });

  test('order keeps the names it gives', () => {
    expect(whenOf('after marrow and scan, before first-infusion')).toMatchObject({
      after: ['marrow', 'scan'],
      before: ['first-infusion'],
    });
    expect(whenOf('at or after presentation').after).toEqual([]);
  });

  test('a distance from a moment that nobody knows leaves its order', () => {
    expect(whenOf('marrow + 3 days')).toMatchObject({
      precision: 'order',
      after: ['marrow', 'presentation'],
      latest: Infinity,
    });
    expect(whenOf('3 days before marrow')).toMatchObject({
      precision: 'order',
      before: ['marrow'],
      earliest: -Infinity,
    });
  });

  test.each<[string, string]>([
    ['2021-02-31', 'impossible-date'],
    ['2021-02-29', 'impossible-date'],
    ['2021-13', 'impossible-date'],
    ['2021-00-10', 'impossible-date'],
    ['2021-03-04T25:00', 'impossible-date'],
    ['31 February 2021', 'impossible-date'],
    ['2021-02-31 .. 2021-03-02', 'impossible-date'],
    ['presentaton', 'unknown-reference'],
    ['11 months before arrival', 'unknown-reference'],
    ['after nothing known', 'unknown-reference'],
    ['last Tuesday, or so they say: perhaps', 'unreadable-time'],
    ['04/03/2021', 'unreadable-time'],
    ['week 0 of presentation', 'unreadable-time'],
    ['%', 'unreadable-time'],
    ['2021-05/2021-03', 'reversed-interval'],
    ['after scan, before presentation', 'reversed-interval'],
    ['presentation + 999999999 years', 'time-out-of-range'],
    ['x'.repeat(501), 'time-too-long'],
  ])('%s is refused', (text, code) => {
    expect(faultOf(text)).toBe(code);
  });
});

describe('laws of reading', () => {
  const units = fc.constantFrom('minute', 'hour', 'day', 'week', 'month', 'year');
  const anchor = fc.constantFrom(
    'presentation',
    'first-infusion',
    'admission',
    'discharge',
    'injury',
  );
  const length = {
    minute: MINUTE_MS,
    hour: HOUR_MS,
    day: DAY_MS,
    week: 7 * DAY_MS,
    month: mo,
    year: MEAN_YEAR_MS,
  };

  test('every distance lies within the bounds of its words', () => {
    fc.assert(
      fc.property(anchor, fc.integer({ min: -400, max: 400 }), units, (name, n, unit) => {
        const sign = n < 0 ? '-' : '+';
        const when = whenOf(`${name} ${sign} ${Math.abs(n)} ${unit}s`);
        const isWide = unit === 'month' || unit === 'year';
        const slack = isWide ? 4 * DAY_MS : 12 * HOUR_MS;
        const half = isWide ? length[unit] / 2 : 0;
        expect(Math.abs(when.earliest - (n * length[unit] - half))).toBeLessThanOrEqual(slack);
        expect(when.latest).toBeGreaterThan(when.earliest);
        expect(when.latest - when.earliest).toBeLessThanOrEqual(
          isWide ? length[unit] + 2 * DAY_MS : DAY_MS,
        );
        expect(Number.isInteger(when.earliest) && Number.isInteger(when.latest)).toBe(true);
      }),
      SEED,
    );
  });

  test('the two ways to write a distance are the same moment', () => {
    fc.assert(
      fc.property(anchor, fc.integer({ min: 0, max: 400 }), units, (name, n, unit) => {
        expect(whenOf(`${n} ${unit}s before ${name}`)).toEqual({
          ...whenOf(`${name} - ${n} ${unit}s`),
          words: `${n} ${unit}s before ${name}`,
        });
      }),
      SEED,
    );
  });

  test('a shorter date holds the longer one', () => {
    const days = fc.integer({
      min: civilMs(1, 1, 1) / DAY_MS,
      max: civilMs(9999, 12, 31) / DAY_MS,
    });
    fc.assert(
      fc.property(days, (day) => {
        const { year, month, day: date } = calendarParts(day * DAY_MS);
        const [y, m, d] = [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(date).padStart(2, '0'),
        ];
        const [wide, middle, narrow] = [whenOf(y), whenOf(`${y}-${m}`), whenOf(`${y}-${m}-${d}`)];
        expect(narrow.earliest).toBe(day * DAY_MS);
        expect([wide.earliest <= middle.earliest, middle.earliest <= narrow.earliest]).toEqual([
          true,
          true,
        ]);
        expect([narrow.latest <= middle.latest, middle.latest <= wide.latest]).toEqual([
          true,
          true,
        ]);
      }),
      SEED,
    );
  });

  test('no string crashes it, and none takes long', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'grapheme', maxLength: 600 })),
        (text) => {
          expect(typeof parseWhen(text, context).ok).toBe('boolean');
        },
      ),
      SEED,
    );
    const pieces = fc.constantFrom(
      'about ',
      'between ',
      ' and ',
      'after ',
      'before ',
      '-',
      ' ',
      '2021',
      '3 weeks ',
      'presentation',
      ' .. ',
      '/',
      '~',
      'day 3 ',
      ', ',
      '+ 2 days',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        expect(typeof parseWhen(parts.join(''), context).ok).toBe('boolean');
      }),
      SEED,
    );
  });

  test.each([
    'a',
    ' ',
    '-',
    '2021-',
    'about ',
    'after x, ',
    '- 1 day ',
    '~',
    'between a and ',
    '1 day before ',
  ])('100 kB of “%s” is refused for its length, and what is just short enough ends', (piece) => {
    expect(faultOf(piece.repeat(100_000 / piece.length))).toBe('time-too-long');
    // A search that grows with the square of a text would not end within the time of a test.
    for (let i = 0; i < 200; i++) faultOf(piece.repeat(Math.floor(500 / piece.length)));
  });
});

describe('calendar arithmetic', () => {
  test.each<[number, number, 'month' | 'year' | 'day' | 'week', number]>([
    [at(2021, 1, 31), 1, 'month', at(2021, 2, 28)],
    [at(2020, 1, 31), 1, 'month', at(2020, 2, 29)],
    [at(2020, 2, 29), 1, 'year', at(2021, 2, 28)],
    [at(2021, 3, 4), -11.5, 'month', at(2020, 3, 20)],
    [at(2021, 3, 4), 0.5, 'year', at(2021, 9, 4)],
    [at(2021, 3, 28), 1, 'day', at(2021, 3, 29)],
    [at(2021, 3, 4), 2, 'week', at(2021, 3, 18)],
  ])('%d + %d %s', (ms, n, unit, expected) => {
    expect(addUnits(ms, n, unit)).toBe(expected);
  });

  test('parts of a moment give the moment back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -6e13, max: 2.5e14 }), (ms) => {
        const { year, month, day, hour, minute } = calendarParts(ms);
        const back = civilMs(year, month, day, hour * HOUR_MS + minute * MINUTE_MS);
        expect(ms - back).toBeGreaterThanOrEqual(0);
        expect(ms - back).toBeLessThan(MINUTE_MS);
        expect(new Date(ms).toISOString().startsWith(`${year < 0 ? '-' : ''}`)).toBe(true);
        expect([month, day]).toEqual([new Date(ms).getUTCMonth() + 1, new Date(ms).getUTCDate()]);
      }),
      SEED,
    );
  });

  test('no result depends on the time zone of the host', () => {
    const texts = [
      '2021-03-28T02:30',
      'admission - 11 months',
      'age 12',
      'injury + 1 day',
      '2021-10 .. 2021-11',
    ];
    const zone = process.env['TZ'];
    const inZone = (name: string) => {
      process.env['TZ'] = name;
      return {
        offset: new Date(2021, 6, 1).getTimezoneOffset(),
        whens: texts.map((text) => whenOf(text)),
      };
    };
    const [west, east] = [inZone('America/St_Johns'), inZone('Pacific/Auckland')];
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(west.offset).not.toBe(east.offset);
    expect(west.whens).toEqual(east.whens);
  });
});
