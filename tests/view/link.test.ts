import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLink, writeLink } from '../../src/view/link.ts';
import { reviveView } from '../../src/view/revive.ts';
import { DEFAULT_VIEW, type View } from '../../src/view/view.ts';
import { aCourse, anEvent, aPoint, aSeries } from '../describe/course.ts';
import { anId, aRawView, aView } from './views.ts';

const view = (change: Partial<View>): View => ({ ...DEFAULT_VIEW, ...change });
const codesOf = (link: string, known: Parameters<typeof readLink>[1]): readonly string[] =>
  readLink(link, known).problems.map(({ code }) => code);

const course = aCourse({
  id: 'purpura',
  lanes: [
    { id: 'imaging', label: 'Imaging' },
    { id: 'treatment', label: 'Treatment' },
  ],
  events: [anEvent('infusions-2', { lane: 'treatment' })],
  series: [
    aSeries('platelets', { points: [aPoint('platelets-after'), aPoint('platelets/2')] }),
    aSeries('alt', {
      points: [aPoint('alt/1', { value: { kind: 'number', comparator: '=', value: 0 } })],
    }),
  ],
  readings: [{ id: 'literal', label: 'Literal', says: 'as written', isDefault: false }],
});
const known = { cases: ['purpura', 'dili'], course };

describe('writing', () => {
  test('a link says what differs from the default, in words', () => {
    expect(writeLink('purpura', DEFAULT_VIEW)).toBe('v1/purpura');
    expect(writeLink(undefined, view({ lens: true }))).toBe('v1?lens');
    expect(
      writeLink(
        'purpura',
        view({
          axis: 'linear',
          window: [0.25, 0.5],
          reading: 'literal',
          lens: true,
          illustrative: false,
          hiddenLanes: ['imaging', 'treatment'],
          cursors: [
            { kind: 'mark', id: 'infusions-2' },
            { kind: 'time', frame: 'first-infusion', t: 86400000 },
          ],
          panels: { platelets: { scale: 'log', value: 'limit' } },
          filter: { hiddenKinds: ['note'], hiddenEvidence: ['derived'], text: 'bone marrow' },
          dayZero: 'first-infusion',
          theme: 'dark',
        }),
      ),
    ).toBe(
      'v1/purpura?axis=linear&window=0.25-0.5&reading=literal&day0=first-infusion&illustrative=off' +
        '&lens&hide=imaging,treatment&log=platelets&uln=platelets&hide-kinds=note' +
        '&hide-evidence=derived&find=bone+marrow&cursor=infusions-2' +
        '&cursor=at:first-infusion:86400000&theme=dark',
    );
  });

  test('a link is safe in chats and mails: letters, digits and few signs', () => {
    fc.assert(
      fc.property(anId, aView, (caseId, each) => {
        expect(writeLink(caseId, each)).toMatch(/^v1\/[A-Za-z0-9._~/%+?&=,:-]*$/);
      }),
    );
  });
});

describe('writing and reading again', () => {
  test('gives the same view, whatever its ids', () => {
    fc.assert(
      fc.property(anId, aView, (caseId, each) => {
        const read = readLink(writeLink(caseId, each), { cases: [caseId] });
        expect(read).toEqual({ caseId, view: each, problems: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('gives the same view, whatever counts as the default', () => {
    fc.assert(
      fc.property(aView, aView, (each, defaults) => {
        const link = writeLink(undefined, each, defaults);
        expect(readLink(link, { cases: [], defaults }).view).toEqual(each);
      }),
      { numRuns: 300 },
    );
  });

  test('gives the view in order, where it was not', () => {
    fc.assert(
      fc.property(aRawView, (each) => {
        const { view: read } = readLink(writeLink(undefined, each), { cases: [] });
        expect(read).toEqual(reviveView(each));
      }),
    );
  });

  test('survives a browser that encodes the address once more where it must', () => {
    fc.assert(
      fc.property(aView, (each) => {
        const { hash } = new URL(`https://example.org/#${writeLink('purpura', each)}`);
        expect(readLink(hash, { cases: ['purpura'] }).view).toEqual(each);
      }),
    );
  });
});

describe('reading', () => {
  const link = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'binary' }).map((text) => `v1/purpura?${text}`),
    fc
      .array(
        fc.tuple(
          fc.constantFrom('axis', 'window', 'hide', 'log', 'range', 'cursor', 'lens', 'find', '_'),
          fc.oneof(anId, fc.constantFrom('%', '%E0%A4', '1e999-0', '0.5-0.5', 'at:x:', 'in:a:7')),
        ),
      )
      .map((parts) => `#v1?${parts.map((part) => part.join('=')).join('&')}`),
    fc.tuple(aView, fc.nat(400)).map(([each, cut]) => writeLink('purpura', each).slice(0, cut)),
  );

  test('any text gives a proper view, and never throws', () => {
    fc.assert(
      fc.property(link, fc.boolean(), (text, isOpen) => {
        const read = readLink(text, isOpen ? known : { cases: ['purpura'] });
        expect(reviveView(read.view)).toEqual(read.view);
        for (const { says } of read.problems) expect(says.length).toBeLessThan(600);
      }),
      { numRuns: 500 },
    );
  });

  test('an empty link is the default view', () => {
    for (const text of ['', '#', 'v1', 'v1/', '#v1?'])
      expect(readLink(text, known)).toEqual({ view: DEFAULT_VIEW, problems: [] });
  });

  test('a link of another version, or none, is the default view and says so', () => {
    expect(readLink('v2/purpura?lens', known).view).toEqual(DEFAULT_VIEW);
    expect(codesOf('v2/purpura?lens', known)).toEqual(['unknown-version']);
    expect(codesOf('figure', known)).toEqual(['unreadable-link']);
    expect(codesOf('v1/%E0%A4', known)).toEqual(['unreadable-link']);
  });

  test('a link to a case that is not here says so, and leaves the view', () => {
    const read = readLink('v1/elsewhere?lens', known);
    expect(read).toMatchObject({ view: DEFAULT_VIEW, problems: [{ code: 'unknown-case' }] });
    expect(read.caseId).toBeUndefined();
  });

  test('what the case does not have is left out and named, the rest is kept', () => {
    const read = readLink(
      'v1/purpura?lens&hide=x,imaging&reading=y&cursor=z&cursor=platelets-after&log=alt,platelets' +
        '&day0=nobody&pinned=infusions-2&range=platelets:mine',
      known,
    );
    expect(read.view).toEqual(
      view({
        lens: true,
        hiddenLanes: ['imaging'],
        cursors: [{ kind: 'mark', id: 'platelets-after' }],
        panels: { platelets: { scale: 'log' } },
        pinned: 'infusions-2',
      }),
    );
    expect(read.problems.map(({ says }) => says)).toEqual([
      'The link names a lane “x” that this case does not have; it was left out.',
      'The link names a reference range “mine” that this case does not have; it was left out.',
      'The link names a cursor at “z” that this case does not have; it was left out.',
      'The link names a reading “y” that this case does not have; it was left out.',
      'The link names a day zero “nobody” that this case does not have; it was left out.',
      'The link asks for the logarithmic scale of “alt”, which this case does not allow; it was left out.',
    ]);
  });

  test('an axis that the case cannot be drawn on is left out and said', () => {
    const read = readLink('v1/purpura?axis=calendar', { ...known, axes: ['phases', 'linear'] });
    expect(read.view.axis).toBe('phases');
    expect(read.problems[0]?.code).toBe('not-allowed');
  });

  test('a link to another case is not held against the open one', () => {
    expect(readLink('v1/dili?hide=bilirubin', known)).toEqual({
      caseId: 'dili',
      view: view({ hiddenLanes: ['bilirubin'] }),
      problems: [],
    });
  });

  test('what cannot be read is said, part by part', () => {
    const link = 'v1?axis=round&window=a-b&colour=red&lens=maybe&cursor=at:x&hide-kinds=ghost,note';
    const read = readLink(link, known);
    expect(read.view).toEqual(view({ filter: { ...DEFAULT_VIEW.filter, hiddenKinds: ['note'] } }));
    expect(read.problems.map(({ code, values }) => [code, ...values])).toEqual([
      ['unknown-part', 'colour'],
      ['unreadable-value', 'round'],
      ['unreadable-value', 'a-b'],
      ['unreadable-value', 'maybe'],
      ['unreadable-value', 'ghost'],
      ['unreadable-value', 'at:x'],
    ]);
  });

  test('a window out of order or off the axis is put right', () => {
    expect(readLink('v1?window=0.5-0.25', known).view.window).toEqual([0.25, 0.5]);
    expect(readLink('v1?window=0.75-1.25', known).view.window).toEqual([0.5, 1]);
  });

  test('words of a link cannot turn a sentence around, nor fill the screen', () => {
    const link = `v1/purpura?hide=${encodeURIComponent('\u202Egnp\n')}${'x'.repeat(5000)},b,c,d,e`;
    const [problem] = readLink(link, known).problems;
    expect(problem?.says).toMatch(/^The link names lanes “gnpx{37}…”, “b”, “c” and 2 more that/);
  });
});
