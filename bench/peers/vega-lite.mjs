// The same figure as a Vega-Lite specification, for its command line. `node vega-lite.mjs DATA.json`
// prints the specification; `node vega-lite.mjs DATA.json 40` compiles and renders it that often.
import { readFileSync } from 'node:fs';

const { lanes, events, labs } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const count = Number(process.argv[3] ?? 0);

const x = (field) => ({ field, type: 'temporal', title: null });
const rows = events.map((event) => ({ ...event, row: lanes[event.lane].label }));
const y = { field: 'row', type: 'nominal', sort: lanes.map(({ label }) => label), title: null };

const timeline = {
  width: 1100,
  height: 300,
  data: { values: rows },
  layer: [
    {
      transform: [{ filter: 'datum.end !== null' }],
      mark: { type: 'bar', height: 9 },
      encoding: { x: x('start'), x2: { field: 'end' }, y },
    },
    {
      transform: [{ filter: 'datum.end === null' }],
      mark: { type: 'point', filled: true },
      encoding: { x: x('start'), y },
    },
    {
      mark: { type: 'text', align: 'left', dy: 14 },
      encoding: { x: x('start'), y, text: { field: 'label' } },
    },
  ],
};
const panels = labs.map((lab) => ({
  width: 1100,
  height: 100,
  layer: [
    {
      data: { values: [{ low: lab.ref[0], high: lab.ref[1] }] },
      mark: { type: 'rect', color: '#eef' },
      encoding: { y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' } },
    },
    {
      data: { values: lab.t.map((t, at) => ({ t, v: lab.v[at] })) },
      mark: { type: 'line', point: true, color: '#8c2d5a' },
      encoding: { x: x('t'), y: { field: 'v', type: 'quantitative', title: lab.label } },
    },
  ],
}));
const spec = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  vconcat: [timeline, ...panels],
};

if (count === 0) process.stdout.write(JSON.stringify(spec));
else {
  const [{ compile }, { View, parse }] = await Promise.all([import('vega-lite'), import('vega')]);
  const figure = () => new View(parse(compile(spec).spec), { renderer: 'none' }).toSVG();
  for (let at = 0; at < count / 4; at++) await figure();
  const start = performance.now();
  for (let at = 0; at < count; at++) await figure();
  console.log(((count / (performance.now() - start)) * 1000).toFixed(1));
}
