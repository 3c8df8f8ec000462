// Seeded workloads: W1, one case (25 events, 3 × 20 values, 13 months); W2, a chart (500 events,
// 10 × 200 values, 10 years); W3, intensive care (10,000 events, 10 × 10,000 values, 60 days); W4, a
// wearable (100,000 events, 4 × 250,000 values, 6 months). The format is what bench/course.ts reads.

const DAY = 864e5;
const SHAPES = {
  W1: { name: 'case', lanes: 6, events: 25, series: 3, values: 20, days: 396, seed: 1 },
  W2: { name: 'chart', lanes: 8, events: 500, series: 10, values: 200, days: 3652, seed: 2 },
  W3: { name: 'icu', lanes: 10, events: 1e4, series: 10, values: 1e4, days: 60, seed: 3 },
  W4: { name: 'wearable', lanes: 10, events: 1e5, series: 4, values: 250_000, days: 182, seed: 4 },
};

/** A linear congruential generator (Numerical Recipes constants): enough for placing marks. */
function seeded(seed) {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

export function workload(id) {
  const shape = SHAPES[id];
  if (shape === undefined)
    throw new Error(`no workload ${id}; have ${Object.keys(SHAPES).join(', ')}`);
  const random = seeded(shape.seed);
  const t0 = Date.UTC(2023, 0, 9);
  const t1 = t0 + shape.days * DAY;
  const lanes = Array.from({ length: shape.lanes }, (_, at) => ({
    id: `lane${at}`,
    label: `Lane ${at + 1}`,
  }));
  const events = Array.from({ length: shape.events }, (_, at) => {
    const start = Math.round(t0 + random() * (t1 - t0) * 0.97);
    const long = ((t1 - t0) * shape.lanes * (0.2 + random())) / shape.events;
    const isSpan = random() < [0.1, 0.3, 0.6][at % 3];
    return {
      lane: at % shape.lanes,
      start,
      end: isSpan ? Math.min(t1, Math.round(start + long)) : null,
    };
  })
    .sort((a, b) => a.start - b.start)
    .map((event, at) => ({ ...event, id: `e${at}`, label: `Event ${at + 1}` }));
  const labs = Array.from({ length: shape.series }, (_, k) => {
    let level = 50;
    const t = Array.from({ length: shape.values }, (_, at) =>
      Math.round(t0 + ((at + 0.8 * random()) * (t1 - t0)) / shape.values),
    );
    const v = t.map(() => (level = Math.max(5, level + (random() - 0.5) * 12)));
    return { id: `lab${k}`, label: `Test ${k + 1}`, unit: 'U/L', ref: [30, 70], t, v };
  });
  return { id, name: shape.name, t0, t1, lanes, events, labs };
}
