import { expect, test } from 'vitest';
import type { Mark } from '../../src/draw/mark.ts';
import { Nodes } from '../../src/draw/nodes.ts';

const SVG = 'http://www.w3.org/2000/svg';

function stage(): { readonly svg: Element; readonly nodes: Nodes } {
  const svg = document.createElementNS(SVG, 'svg');
  const ground = document.createElementNS(SVG, 'rect');
  svg.append(ground);
  return { svg, nodes: new Nodes(ground, (paint) => `of-${paint}`) };
}

/** Tag, attributes in any order, text and children. */
function printOf(element: Element): string {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}="${value}"`).sort();
  const text = element.children.length === 0 ? (element.textContent ?? '') : '';
  return `<${element.tagName} ${attributes.join(' ')}>${text}${[...element.children].map(printOf).join('')}`;
}

function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function someMarks(below: (n: number) => number, depth = 0): readonly Mark[] {
  const taken = new Set<string>();
  return Array.from({ length: below(6) }, (): Mark => {
    const stroke = below(2) === 0 ? {} : { stroke: { color: '#123456', width: below(3) + 0.1 } };
    switch (below(depth < 2 ? 6 : 4)) {
      case 0:
        return {
          type: 'rect',
          x: below(9),
          y: 1,
          width: 2,
          height: 3,
          fill: { paint: 'fade' },
          ...stroke,
        };
      case 1:
        return {
          type: 'circle',
          cx: below(9),
          cy: 1,
          r: 2,
          ...(below(2) ? { fill: '#abcdef' } : {}),
        };
      case 2:
        return { type: 'path', d: `M${below(9)},0L1,1`, ...stroke };
      case 3: {
        const look = { size: 12, anchor: 'start', color: '#000000' } as const;
        return {
          type: 'text',
          x: below(9),
          y: 2,
          text: `t${below(4)}`,
          weight: below(2) ? 400 : 600,
          italic: below(2) === 1,
          ...look,
        };
      }
      default: {
        const event = `e${below(5)}`;
        const isNew = !taken.has(event);
        taken.add(event);
        const datum = isNew ? { datum: { event, kind: 'symptom' } } : {};
        return { type: 'group', ...datum, marks: someMarks(below, depth + 1) };
      }
    }
  });
}

test('whatever was shown before, the elements are those of a fresh drawing', () => {
  const below = seeded(7);
  const used = stage();
  for (let round = 0; round < 300; round++) {
    const marks = someMarks(below);
    const fresh = stage();
    used.nodes.show(marks);
    fresh.nodes.show(marks);
    expect(printOf(used.svg), `round ${round}`).toBe(printOf(fresh.svg));
  }
});

test('a datum keeps its element wherever it moves', () => {
  const { svg, nodes } = stage();
  const event = (id: string): Mark => ({ type: 'group', datum: { event: id }, marks: [] });
  nodes.show([event('a'), event('b'), event('c')]);
  const b = svg.querySelector('[data-event="b"]');
  nodes.show([event('c'), event('x'), event('b')]);
  expect(svg.querySelector('[data-event="b"]')).toBe(b);
  expect([...svg.children].map((each) => each.getAttribute('data-event'))).toEqual([
    null,
    'c',
    'x',
    'b',
  ]);
});

test('what is equal is not written again', async () => {
  const { svg, nodes } = stage();
  const marks = someMarks(seeded(3));
  nodes.show(marks);
  let changes = 0;
  const observer = new MutationObserver((records) => (changes += records.length));
  observer.observe(svg, { attributes: true, childList: true, characterData: true, subtree: true });
  nodes.show(structuredClone(marks));
  await new Promise(requestAnimationFrame);
  expect(changes).toBe(0);
});
