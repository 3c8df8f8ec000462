import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reviveView } from '../../src/view/revive.ts';
import { DEFAULT_VIEW } from '../../src/view/view.ts';
import { aRawView, aView } from './views.ts';

test('anything becomes a proper view', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (value) => {
      const revived = reviveView(value);
      expect(reviveView(revived)).toEqual(revived);
      expect(Object.keys(revived)).toEqual(expect.arrayContaining(Object.keys(DEFAULT_VIEW)));
    }),
  );
});

test('each field survives nonsense in all the others', () => {
  fc.assert(
    fc.property(aView, fc.anything(), fc.nat(20), (view, nonsense, at) => {
      const keys = Object.keys(view);
      const key = keys[at % keys.length] ?? '';
      const broken = Object.fromEntries(keys.map((each) => [each, nonsense]));
      const revived = reviveView({ ...broken, [key]: view[key as never] });
      expect(revived[key as never]).toEqual(view[key as never]);
    }),
  );
});

test('a proper view stays as it is, through JSON too', () => {
  fc.assert(
    fc.property(aView, (view) => {
      expect(reviveView(view)).toEqual(view);
      expect(reviveView(JSON.parse(JSON.stringify(view)))).toEqual(view);
    }),
  );
});

test('a view out of order is put in order once', () => {
  fc.assert(
    fc.property(aRawView, (raw) => {
      const view = reviveView(raw);
      expect(view.cursors.length).toBeLessThanOrEqual(2);
      expect(new Set(view.hiddenLanes).size).toBe(view.hiddenLanes.length);
      expect(view.window[0]).toBeLessThan(view.window[1]);
    }),
  );
});

test('a view stored before there were filters and cursors gets the defaults of today', () => {
  const stored = {
    axis: 'linear',
    window: [0, 1],
    illustrative: false,
    hiddenLanes: ['imaging'],
    hiddenPanels: [],
    panels: { alt: { scale: 'log' } },
    theme: 'dark',
  };
  expect(reviveView(stored)).toEqual({ ...DEFAULT_VIEW, ...stored });
});

test('what is missing comes from the defaults given, but no id of another case does', () => {
  const defaults = { ...DEFAULT_VIEW, lens: true, reading: 'literal', pinned: 'rash' };
  expect(reviveView({}, defaults)).toEqual({ ...DEFAULT_VIEW, lens: true });
});
