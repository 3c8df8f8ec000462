import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCase, readDocument } from '../../src/formats/read.ts';
import { isSame } from '../../src/formats/same.ts';
import { writeCase } from '../../src/formats/write.ts';
import type { Case } from '../../src/model/case.ts';
import type { CaseDocument, StoryDoc } from '../../src/model/document.ts';
import {
  addStep,
  changeStep,
  duplicateStep,
  moveStep,
  newStory,
  removeStep,
} from '../../src/model/edit-story.ts';
import { documents } from './documents.ts';

const FILES = readdirSync('static/cases').map(
  (name) => [name, readFileSync(`static/cases/${name}`, 'utf8')] as const,
);
const RUNS = { numRuns: 80, seed: 20210304 };

function open(text: string): Case {
  const read = readCase(text).case;
  if (!read) throw new Error('the test file holds no case');
  return read;
}

describe('reading what was written gives back the same document', { timeout: 60_000 }, () => {
  test('any document, fresh', () => {
    fc.assert(
      fc.property(documents, (document) => isSame(readDocument(writeCase({ document })), document)),
      RUNS,
    );
  });

  test('any document, over the text of another', () => {
    fc.assert(
      fc.property(documents, documents, (before, document) => {
        const text = writeCase({ document: before });
        return isSame(readDocument(writeCase({ document, text })), document);
      }),
      RUNS,
    );
  });

  test('any document, over a part of itself', () => {
    fc.assert(
      fc.property(documents, ({ events = [], series = [], ...document }) => {
        const text = writeCase({ document: { ...document, events: events.slice(1), series } });
        const after = { ...document, events: [...events].reverse(), series: series.slice(1) };
        return isSame(readDocument(writeCase({ document: after, text })), after);
      }),
      RUNS,
    );
  });

  test.each(FILES)('%s, fresh', (_, text) => {
    const { document } = open(text);
    expect(readDocument(writeCase({ document }))).toEqual(document);
  });
});

test.each(FILES)('%s, unedited, is written as it was, byte for byte', (_, text) => {
  expect(writeCase(open(text))).toBe(text);
  const odd = `\ufeff${text.replace(/\n/g, '\r\n')}# end`;
  expect(writeCase(open(odd))).toBe(odd);
});

describe('an edit keeps comments, order and spelling of everything else', () => {
  const [, text] = FILES.find(([name]) => name.startsWith('purpura')) ?? ['', ''];
  const opened = open(text);

  const edit = (change: (document: CaseDocument) => CaseDocument): string =>
    writeCase({ ...opened, document: change(opened.document) });
  const linesLost = (after: string): readonly string[] => {
    const kept = new Set(after.split('\n').map((line) => line.trim()));
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => !kept.has(line));
  };

  test('a changed title', () => {
    const after = edit((document) => ({ ...document, title: 'Another: title' }));
    expect(linesLost(after)).toEqual([expect.stringMatching(/^title: Refractory/)]);
    expect(after).toContain("title: 'Another: title'");
  });

  test('a changed label of one event', () => {
    const after = edit((document) => ({
      ...document,
      events:
        document.events?.map((event) =>
          event.id === 'rash' ? { ...event, label: 'Rash gone' } : event,
        ) ?? [],
    }));
    expect(linesLost(after)).toEqual(['label: Rash resolved']);
  });

  test('an event taken out, another put in', () => {
    const added = {
      id: 'added',
      kind: 'note',
      lane: 'diagnosis',
      label: 'Added',
      at: 'presentation',
    };
    const after = edit((document) => ({
      ...document,
      events: [...(document.events ?? []).filter(({ id }) => id !== 'feet'), added],
    }));
    expect(after).not.toContain('id: feet');
    expect(after).toContain(
      '  - id: added\n    kind: note\n    lane: diagnosis\n    label: Added\n    at: presentation\n',
    );
    expect(after.match(/#/g)?.length).toBe(text.match(/#/g)?.length);
  });

  test('a point added on a line of its own, like its neighbours', () => {
    const [, calendar] = FILES.find(([name]) => name.startsWith('calendar')) ?? ['', ''];
    const { document } = open(calendar);
    const series =
      document.series?.map((each) =>
        each.id === 'alt'
          ? { ...each, points: [...(each.points ?? []), { at: '2023-12-20', value: 22 }] }
          : each,
      ) ?? [];
    const after = writeCase({ document: { ...document, series }, text: calendar });
    expect(after).toContain('- { at: 2023-12-20, value: 22 }\n');
    expect(after.split('\n').length).toBe(calendar.split('\n').length + 1);
  });

  test('a series with comments inside, its neighbours and the comment after it', () => {
    const after = edit((document) => ({
      ...document,
      series:
        document.series?.map((each) =>
          each.id === 'platelets' ? { ...each, label: 'Thrombocytes' } : each,
        ) ?? [],
    }));
    expect(linesLost(after)).toEqual(['label: Platelets']);
    expect(after).toContain(
      '    # Levels count in units of the bound; no number of a shape is ever shown.\n',
    );
  });

  describe('of a talk', () => {
    const [rounds] = opened.document.stories ?? [];
    const editTalk = (change: (story: StoryDoc) => StoryDoc): string => {
      const after = edit((document) => ({
        ...document,
        stories: (document.stories ?? []).map(change),
      }));
      expect(readDocument(after)?.stories).toEqual([change(rounds as StoryDoc)]);
      return after;
    };
    const retitle = (story: StoryDoc): StoryDoc =>
      changeStep(story, 'marrow', { title: 'Marrow', notes: undefined, minutes: 2 });

    test('a step changed: its other keys and all other steps keep every character', () => {
      const after = editTalk(retitle);
      expect(linesLost(after)).toEqual([
        'title: Bone marrow and pathology',
        '“Bone marrow slides showed megakaryocyte maturation disorder.” The result of the pathology is',
        'not given; only that the diagnosis rests on it.',
      ]);
      expect(after).toContain('\n        title: Marrow\n        text: The specimen');
      expect(after).toContain('\n        minutes: 2\n        reveal: [marrow, pathology]\n');
    });

    test('steps in another order lose no line, and go back to the same bytes', () => {
      const after = editTalk((story) => moveStep(story, 'one-liner', 3));
      expect(linesLost(after)).toEqual([]);
      const { document, text: moved } = open(after);
      expect(moved).toBe(after);
      const back = (document.stories ?? []).map((story) => moveStep(story, 'one-liner', -3));
      expect(writeCase({ document: { ...document, stories: back }, text: after })).toBe(text);
    });

    test('steps copied, taken out and put in, one after the other', () => {
      const after = editTalk((story) =>
        addStep(duplicateStep(removeStep(story, 'history'), 'marrow'), {
          id: 'end',
          title: 'End',
          reveal: ['rash'],
          question: {
            kind: 'choose',
            ask: 'Which?',
            choices: [{ label: 'A' }, { label: 'B', right: true }],
          },
        }),
      );
      expect(after).toContain('            - { label: B, right: true }\n');
      expect(after).toContain('        reveal: [ rash ]\n');
    });

    test('a step with comments goes elsewhere with them', () => {
      const noted = text.replace(
        '      - id: marrow\n',
        '      # Ask the pathologist.\n      - id: marrow # or biopsy\n',
      );
      const { document } = open(noted);
      const stories = (document.stories ?? []).map((story) => moveStep(story, 'marrow', -2));
      const after = writeCase({ document: { ...document, stories }, text: noted });
      expect(after).toContain('      # Ask the pathologist.\n      - id: marrow # or biopsy\n');
      expect(after.split('\n').sort()).toEqual(noted.split('\n').sort());
    });

    test('the first talk of a case stands at its end, pleasant to read', () => {
      const { stories: _, ...plain } = opened.document;
      const without = writeCase({ document: plain, text });
      expect(without.trimEnd().endsWith('stories:')).toBe(false);
      const story = addStep(newStory('Teaching'), { id: 'a', title: 'A', reveal: 'all' });
      const after = writeCase({ document: { ...plain, stories: [story] }, text: without });
      expect(after.startsWith(without.trimEnd())).toBe(true);
      expect(after).toMatch(
        /stories:\n {2}- id: teaching\n {4}title: Teaching\n {4}steps:\n {6}- id: a\n {8}title: A\n {8}reveal: all\n$/,
      );
    });
  });

  test('JSON stays JSON', () => {
    const json = JSON.stringify(opened.document);
    const document = { ...opened.document, title: 'Other' };
    expect(JSON.parse(writeCase({ document, text: json }))).toEqual(document);
  });
});

test('what is too long to be read as YAML is written as JSON, and opens again', () => {
  const document: CaseDocument = {
    caseline: 1,
    id: 'long',
    title: 'Long',
    patient: { label: 'Someone' },
    source: { basis: 'record', locator: 'letters' },
    lanes: [{ id: 'notes', label: 'Notes' }],
    events: Array.from({ length: 250 }, (_, at) => ({
      id: `note-${at}`,
      kind: 'note',
      lane: 'notes',
      label: `Note ${at}`,
      at: '2021-03-04',
      evidence: { reported: true },
      note: 'word '.repeat(2000),
    })),
  };
  const text = writeCase({ document });
  expect(text.length).toBeGreaterThan(2_000_000);
  const { case: read, issues } = readCase(text);
  expect(issues).toEqual([]);
  expect(isSame(read?.document, document)).toBe(true);
});

test('a fresh file is pleasant: schema comment, order of the schema, points on a line each', () => {
  const document: CaseDocument = {
    lanes: [{ label: 'Symptoms', id: 'symptoms' }],
    series: [
      {
        points: [{ value: '<150', at: '2021-03-04' }],
        unit: '×10⁹/L',
        label: 'Platelets',
        id: 'platelets',
      },
    ],
    source: { basis: 'record' },
    patient: { label: 'Someone' },
    title: 'Small case',
    id: 'small',
    caseline: 1,
  };
  expect(writeCase({ document })).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../case.schema.json

    caseline: 1
    id: small
    title: Small case

    patient:
      label: Someone

    source:
      basis: record

    lanes:
      - { id: symptoms, label: Symptoms }

    series:
      - id: platelets
        label: Platelets
        unit: ×10⁹/L
        points:
          - { at: 2021-03-04, value: <150 }
    "
  `);
});
