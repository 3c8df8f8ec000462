// The figure of a workload with Observable Plot under a DOM shim: lanes of bars and dots with their
// labels, a panel for each test with its reference range, line and values. `node plot.mjs DATA.json`
// prints SVG; `node plot.mjs DATA.json 200` prints how many a warm process makes in a second.
import { readFileSync } from 'node:fs';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const data = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const count = Number(process.argv[3] ?? 0);

if (count === 0) process.stdout.write(figure(data));
else {
  for (let at = 0; at < count / 4; at++) figure(data);
  const start = performance.now();
  for (let at = 0; at < count; at++) figure(data);
  console.log(((count / (performance.now() - start)) * 1000).toFixed(1));
}

function figure({ t0, t1, lanes, events, labs }) {
  const x = { type: 'utc', domain: [new Date(t0), new Date(t1)] };
  const common = { document, width: 1280, marginLeft: 120 };
  const row = (d) => lanes[d.lane].label;
  const spans = events.filter((d) => d.end !== null);
  const points = events.filter((d) => d.end === null);
  const timeline = Plot.plot({
    ...common,
    height: 320,
    x,
    y: { domain: lanes.map((lane) => lane.label), label: null },
    marks: [
      Plot.barX(spans, {
        y: row,
        x1: (d) => d.start,
        x2: (d) => d.end,
        insetTop: 20,
        insetBottom: 20,
      }),
      Plot.dot(points, { y: row, x: (d) => d.start, r: 5, fill: 'currentColor' }),
      Plot.text(events, { y: row, x: (d) => d.start, text: 'label', dy: 14, textAnchor: 'start' }),
    ],
  });
  const panels = labs.map((lab) =>
    Plot.plot({
      ...common,
      height: 120,
      x,
      y: { label: `${lab.label} (${lab.unit})`, grid: true },
      marks: [
        Plot.rectY([lab.ref], { y1: (d) => d[0], y2: (d) => d[1], fill: '#eef' }),
        Plot.lineY(lab.t, { x: lab.t, y: lab.v, stroke: '#8c2d5a' }),
        Plot.dot(lab.t, { x: lab.t, y: lab.v, r: 3, fill: '#8c2d5a' }),
      ],
    }),
  );
  return [timeline, ...panels].map((svg) => svg.outerHTML).join('\n');
}
