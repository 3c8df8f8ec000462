/* global window, document */
// The same figure by others, each by the protocol of the benchmark page. What stands here runs in the
// page; `files` are the builds that it loads. Their cheaper settings are chosen where there is a
// choice: no stacking, no animation, sampled lines.
export const CHARTS = [
  {
    name: 'vis-timeline + uPlot',
    files: [
      'vis-timeline/standalone/umd/vis-timeline-graph2d.min.js',
      'uplot/dist/uPlot.iife.min.js',
    ],
    bench: visBench,
  },
  { name: 'ECharts', files: ['echarts/dist/echarts.min.js'], bench: echartsBench },
];

function visBench() {
  const { vis, uPlot } = window;
  let timeline;
  let plots = [];
  window.__bench = {
    async mount(el, { t0, t1, lanes, events, labs }) {
      const top = document.createElement('div');
      el.append(top);
      timeline = new vis.Timeline(
        top,
        new vis.DataSet(
          events.map(({ id, lane, label, start, end }) => ({
            id,
            group: lane,
            content: label,
            start,
            ...(end === null ? { type: 'point' } : { end, type: 'range' }),
          })),
        ),
        new vis.DataSet(lanes.map(({ label }, id) => ({ id, content: label }))),
        { start: t0, end: t1, stack: false, height: 320, width: '1280px', zoomMin: 1000 },
      );
      plots = labs.map(({ label, t, v }) => {
        const place = document.createElement('div');
        el.append(place);
        const series = [{}, { label, stroke: '#8c2d5a' }];
        const scales = { x: { min: t0 / 1000, max: t1 / 1000 } };
        const options = { width: 1280, height: 110, series, scales, legend: { show: false } };
        return new uPlot(options, [t.map((ms) => ms / 1000), v], place);
      });
      await new Promise((resolve) =>
        window.requestAnimationFrame(() => window.setTimeout(resolve)),
      );
    },
    zoomTo(t0, t1) {
      timeline.setWindow(t0, t1, { animation: false });
      for (const plot of plots) plot.setScale('x', { min: t0 / 1000, max: t1 / 1000 });
    },
  };
}

function echartsBench() {
  const { echarts } = window;
  let chart;
  window.__bench = {
    async mount(el, { t0, t1, lanes, events, labs }) {
      el.style.height = `${320 + labs.length * 110}px`;
      chart = echarts.init(el, null, { renderer: 'canvas' });
      const grids = labs.map((_, at) => ({
        left: 110,
        right: 20,
        top: 340 + at * 110,
        height: 80,
      }));
      const draw = (params, api) => {
        const [x0, y] = api.coord([api.value(1), api.value(0)]);
        const end = api.value(2);
        const label = { text: events[params.dataIndex].label, x: x0 + 8, y: y + 5, fontSize: 11 };
        const shape =
          end > api.value(1)
            ? {
                type: 'rect',
                shape: {
                  x: x0,
                  y: y - 5,
                  width: Math.max(2, api.coord([end, 0])[0] - x0),
                  height: 9,
                },
              }
            : { type: 'circle', shape: { cx: x0, cy: y, r: 4 } };
        return {
          type: 'group',
          children: [
            { ...shape, style: { fill: '#4a7f5b' } },
            { type: 'text', style: label },
          ],
        };
      };
      chart.setOption({
        animation: false,
        grid: [{ left: 110, right: 20, top: 30, height: 270 }, ...grids],
        xAxis: [0, ...grids].map((_, gridIndex) => ({ type: 'time', gridIndex, min: t0, max: t1 })),
        yAxis: [
          { type: 'category', data: lanes.map(({ label }) => label), inverse: true },
          ...labs.map(({ label }, at) => ({ type: 'value', name: label, gridIndex: at + 1 })),
        ],
        dataZoom: [
          {
            type: 'inside',
            xAxisIndex: [0, ...grids].map((_, at) => at),
            filterMode: 'weakFilter',
          },
        ],
        series: [
          {
            type: 'custom',
            renderItem: draw,
            clip: true,
            progressive: 0,
            encode: { x: [1, 2], y: 0 },
            data: events.map(({ lane, start, end }) => [lane, start, end ?? start]),
          },
          ...labs.map(({ t, v }, at) => ({
            type: 'line',
            xAxisIndex: at + 1,
            yAxisIndex: at + 1,
            showSymbol: false,
            sampling: 'minmax',
            data: t.map((ms, n) => [ms, v[n]]),
          })),
        ],
      });
      chart.getZr().flush();
      await new Promise((resolve) =>
        window.requestAnimationFrame(() => window.setTimeout(resolve)),
      );
    },
    zoomTo(startValue, endValue) {
      chart.dispatchAction({ type: 'dataZoom', startValue, endValue });
      chart.getZr().flush();
    },
  };
}
